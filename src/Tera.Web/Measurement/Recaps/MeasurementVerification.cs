using System.Diagnostics;
using System.Runtime.CompilerServices;
using Tera.Platform.Verification;

namespace Tera.Measurement.Recaps;

/// <summary>What <c>tera verify</c> asks of figures: values equal the end of their history, summaries a full recount, frozen recapitulations their hash.</summary>
internal sealed class MeasurementVerification(RecountMeasurements figures) : IVerification
{
    public string Name => "Angka dan rekapitulasi";

    public string Counted => "nilai, ringkasan, dan rekapitulasi";

    public async IAsyncEnumerable<Finding> VerifyAsync(IProgress<int> examined, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var finding in await figures.FindAsync(ct, examined))
        {
            yield return Finding.Broken(finding.What, $"{Words(finding.Kind)} {finding.Name}");
        }
    }

    private static string Words(string kind) => kind switch
    {
        "value" => "nilai",
        "employee" => "lembar pegawai",
        "period" => "ringkasan",
        "snapshot" => "rekapitulasi",
        _ => throw new UnreachableException($"No words for {kind}."),
    };
}
