using System.Runtime.CompilerServices;
using Tera.Platform.Verification;

namespace Tera.Measurement.Recaps;

/// <summary>What <c>tera verify</c> asks of figures: summaries equal a full recount, frozen recapitulations still have their hash.</summary>
internal sealed class MeasurementVerification(RecountMeasurements figures) : IVerification
{
    public string Name => "Angka dan rekapitulasi";

    public string Counted => "temuan";

    public async IAsyncEnumerable<Finding> VerifyAsync(IProgress<int> examined, [EnumeratorCancellation] CancellationToken ct)
    {
        var findings = await figures.FindAsync(ct);
        examined.Report(findings.Count);
        foreach (var finding in findings)
        {
            yield return Finding.Broken(finding.What, $"{finding.Kind} {finding.Name}");
        }
    }
}
