using Tera.Shared;

namespace Tera.Documents.Uploads;

/// <summary>A document for an application outside.</summary>
/// <param name="Kind">Value of its artifact's kind.</param>
/// <param name="FileName">As the application will list it.</param>
/// <param name="Address">Public address of its bytes; the same document always has the same.</param>
/// <param name="Remark">What it is.</param>
public sealed record OutgoingDocument(string Kind, string FileName, Uri Address, string Remark);

/// <summary>Enters documents into an application outside through that application's own interface.</summary>
public interface ISubmissionGateway
{
    /// <summary>Whether it is switched on and serves the application, as an SOP prints its name.</summary>
    bool Serves(string application);

    /// <summary>The number the application gave. Never enters the same document twice: what may have been entered is asked for first.</summary>
    Task<Result<string>> EnterAsync(OutgoingDocument document, CancellationToken ct);
}
