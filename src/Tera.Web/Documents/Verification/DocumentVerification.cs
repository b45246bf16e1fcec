using System.Diagnostics;
using System.Runtime.CompilerServices;
using Tera.Platform.Verification;

namespace Tera.Documents.Verification;

/// <summary>What <c>tera verify</c> asks of papers: files, snapshots, signatures, registers, packages.</summary>
internal sealed class DocumentVerification(VerifyDocuments documents) : IVerification
{
    public string Name => "Dokumen, tanda tangan, nomor surat, dan arsip";

    public string Counted => "berkas dan dokumen";

    public async IAsyncEnumerable<Finding> VerifyAsync(IProgress<int> examined, [EnumeratorCancellation] CancellationToken ct)
    {
        var check = await documents.RunAsync(ct);
        examined.Report(check.Files + check.Snapshots + check.Signatures + check.Registers + check.Packages);
        foreach (var finding in check.Findings)
        {
            yield return Finding.Broken(finding.Text, $"{Words(finding.Kind)} {finding.Subject}");
        }
    }

    private static string Words(string kind) => kind switch
    {
        "file-missing" or "file-damaged" => "berkas",
        "snapshot-changed" or "signature-broken" => "dokumen",
        "register-gap" => "register",
        "package-differs" => "arsip",
        _ => throw new UnreachableException($"No words for {kind}."),
    };
}
