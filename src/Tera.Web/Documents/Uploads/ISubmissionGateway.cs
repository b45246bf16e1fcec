using Tera.Shared;

namespace Tera.Documents.Uploads;

/// <summary>A document for an application outside.</summary>
/// <param name="Kind">Value of its artifact's kind.</param>
/// <param name="FileName">As the application will list it.</param>
/// <param name="Address">Public address of its bytes; the same document always has the same.</param>
/// <param name="Remark">What it is.</param>
public sealed record OutgoingDocument(string Kind, string FileName, Uri Address, string Remark);

/// <summary>What is typed where a document is entered by hand: the same the program would send.</summary>
/// <param name="Kind">As the application calls it; null where nobody knows.</param>
/// <param name="FileName">As the application will list it.</param>
/// <param name="Remark">What it is.</param>
public sealed record HandEntry(string? Kind, string FileName, string Remark);

/// <summary>Enters documents into an application outside through that application's own interface.</summary>
public interface ISubmissionGateway
{
    /// <summary>Whether it is switched on and serves the application, as an SOP prints its name.</summary>
    bool Serves(string application);

    /// <summary>What the application calls that kind of document in its own list, also while it is switched off; null for an application it does not know.</summary>
    /// <param name="application">As an SOP prints its name.</param>
    /// <param name="kind">Value of an artifact's kind.</param>
    string? KindThere(string application, string kind);

    /// <summary>The number the application gave. Never enters the same document twice: what may have been entered is asked for first.</summary>
    Task<Result<string>> EnterAsync(OutgoingDocument document, CancellationToken ct);
}
