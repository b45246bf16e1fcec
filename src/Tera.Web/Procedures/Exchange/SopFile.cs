using Tera.Platform.CommandLine;

namespace Tera.Procedures.Exchange;

/// <summary>A file that somebody names on the command line.</summary>
internal static class SopFile
{
    /// <exception cref="UsageException">There is no such file, or it may not be read.</exception>
    public static async Task<ImportedFile> ReadAsync(string path, CancellationToken ct)
    {
        await using var file = InputFile.Open(path);
        var bytes = new byte[(int)Math.Min(file.Length, SopImport.LargestSize + 1L)];
        await file.ReadExactlyAsync(bytes, ct);
        return SopImport.Read(bytes, Path.GetFileName(path));
    }
}
