using Tera.Shared;

namespace Tera.Platform.Files;

/// <summary>A whole file as a form brought it, held in memory: for files that are read at once, such as tables.</summary>
/// <param name="Name">As the browser sent it, without a path.</param>
public sealed record ReceivedFile(string Name, byte[] Content)
{
    /// <summary>The file of a field; refused when none was chosen, when it is empty and when it is larger than the limit.</summary>
    /// <param name="form">As it was sent.</param>
    /// <param name="field">Name of its input.</param>
    /// <param name="limit">In bytes, inclusive.</param>
    /// <param name="ct">Ends waiting.</param>
    public static async Task<Result<ReceivedFile>> OfAsync(IFormCollection form, string field, long limit, CancellationToken ct)
    {
        // Browsers send a nameless empty file where none was chosen.
        if (form.Files[field] is not { FileName.Length: > 0 } sent)
        {
            return FileRejections.NotChosen();
        }

        if (sent.Length is 0 || sent.Length > limit)
        {
            return sent.Length is 0 ? FileRejections.Empty() : FileRejections.TooLarge(limit);
        }

        using var content = new MemoryStream((int)sent.Length);
        await sent.CopyToAsync(content, ct);
        return new ReceivedFile(Path.GetFileName(sent.FileName), content.ToArray());
    }
}
