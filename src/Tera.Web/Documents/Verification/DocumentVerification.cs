using System.Runtime.CompilerServices;
using Tera.Platform.Verification;

namespace Tera.Documents.Verification;

/// <summary>What <c>tera verify</c> asks of papers: files, snapshots, signatures, registers.</summary>
internal sealed class DocumentVerification(VerifyDocuments documents) : IVerification
{
    public string Name => "Dokumen, tanda tangan, dan nomor surat";

    public string Counted => "berkas dan dokumen";

    public async IAsyncEnumerable<Finding> VerifyAsync(IProgress<int> examined, [EnumeratorCancellation] CancellationToken ct)
    {
        var check = await documents.RunAsync(ct);
        examined.Report(check.Files + check.Snapshots + check.Signatures + check.Registers);
        foreach (var finding in check.Findings)
        {
            yield return Finding.Broken(finding.Text, $"{finding.Kind} {finding.Subject}");
        }
    }
}
