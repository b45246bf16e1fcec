using Tera.Platform.CommandLine;

namespace Tera.Procedures.Exchange;

/// <summary>A file that somebody names on the command line.</summary>
internal static class SopFile
{
    /// <exception cref="UsageException">There is no such file, or it may not be read.</exception>
    public static async Task<ImportedFile> ReadAsync(string path, CancellationToken ct)
    {
        await using var file = Open(path);
        var bytes = new byte[(int)Math.Min(file.Length, SopImport.LargestSize + 1L)];
        await file.ReadExactlyAsync(bytes, ct);
        return SopImport.Read(bytes, Path.GetFileName(path));
    }

    /// <exception cref="UsageException">There is no such file, or it may not be read.</exception>
    public static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"Berkas \"{path}\" tidak ada.");
        }
        catch (UnauthorizedAccessException)
        {
            throw new UsageException($"Berkas \"{path}\" tidak boleh dibaca, atau bukan berkas.");
        }
    }
}
