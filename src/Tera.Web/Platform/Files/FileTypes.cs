using Tera.Shared;

namespace Tera.Platform.Files;

/// <summary>Decides what an uploaded file is: by its bytes, held against the name it came under.</summary>
public static class FileTypes
{
    private const string NoExtension = "tanpa akhiran";

    /// <summary>Every extension that is taken, as told to the user: “.pdf, .jpg, …”.</summary>
    public static string Allowed { get; } = string.Join(", ", FileType.All.SelectMany(type => type.Extensions));

    /// <param name="fileName">As the browser sent it; only its extension counts.</param>
    /// <param name="content">Seekable; read from its start and left there.</param>
    public static async Task<Result<FileType>> RecogniseAsync(string fileName, Stream content, CancellationToken ct)
    {
        var extension = Path.GetExtension(fileName).ToLowerInvariant();
        if (FileType.ForExtension(extension) is not { } claimed)
        {
            return FileRejections.TypeNotAllowed(extension.Length > 0 ? extension : NoExtension, Allowed);
        }
        content.Position = 0;
        var head = new byte[FileContent.HeadSize];
        var length = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        if (length == 0)
        {
            return FileRejections.Empty();
        }
        var found = FileContent.Recognise(head.AsSpan(0, length), content);
        content.Position = 0;
        return found switch
        {
            FileContent.WithMacros => FileRejections.Macro(extension),
            FileContent.Known(var type) when Agree(claimed, type) => claimed,
            _ => FileRejections.TypeMismatch(extension, found.Name),
        };
    }

    /// <summary>A table of values and a text cannot be told apart by their bytes.</summary>
    private static bool Agree(FileType claimed, FileType found) =>
        claimed == found || (claimed == FileType.Csv && found == FileType.Text);
}
