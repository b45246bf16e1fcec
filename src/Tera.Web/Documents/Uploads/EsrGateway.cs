using Microsoft.Extensions.Options;
using Tera.Platform;
using Tera.Platform.Esr;
using Tera.Shared;

namespace Tera.Documents.Uploads;

/// <summary>e-SAKIP Reviu of the ministry, off unless the region has been given access.</summary>
internal sealed class EsrGateway(EsrClient client, IOptions<PublicAddressOptions> address) : ISubmissionGateway
{
    private const string Application = "esr.menpan.go.id";

    /// <summary>Kinds of documents there (client of one government, confidence medium): 8 Laporan Kinerja, 10 Lainnya, 16 Laporan Monev Renaksi.</summary>
    private const int Report = 8, Other = 10, Monitoring = 16;

    /// <summary>Not where the application could not fetch anything: an address of this machine alone is no public one.</summary>
    public bool Serves(string application) => client.InUse && !new Uri(address.Value.PublicUrl).IsLoopback && IsEsr(application);

    public string? KindThere(string application, string kind) => !IsEsr(application) ? null : KindOf(kind) switch
    {
        Monitoring => "Laporan Monev Renaksi",
        Report => "Laporan Kinerja",
        _ => "Lainnya",
    };

    public async Task<Result<string>> EnterAsync(OutgoingDocument document, CancellationToken ct)
    {
        // The last part alone is the document's; the rest is where the installation stood when it was entered.
        var (path, last) = (document.Address.ToString(), document.Address.Segments[^1]);
        if (!(await client.ListAsync(ct)).Accepted(out var before, out var no))
        {
            return no;
        }

        if (before.FirstOrDefault(upload => upload.Path.EndsWith(last, StringComparison.Ordinal)) is { } known)
        {
            return known.UploadId;
        }

        var answer = await client.EnterAsync(new(KindOf(document.Kind), document.FileName, path, document.Remark), ct);
        return answer.Rejection is { } doubt && doubt.Code == EsrRejections.Unknown().Code
            && (await client.ListAsync(ct)).Accepted(out var after, out _) && after.FirstOrDefault(upload => upload.Path.EndsWith(last, StringComparison.Ordinal)) is { } entered
                ? entered.UploadId
                : answer;
    }

    private static bool IsEsr(string application) => application.Contains(Application, StringComparison.OrdinalIgnoreCase);

    private static int KindOf(string artifact) => artifact switch
    {
        "pengukuran" => Monitoring,
        "laporan-kinerja" => Report,
        _ => Other,
    };
}
