namespace Tera.Platform.CommandLine;

/// <summary>A file that was named on the command line.</summary>
internal static class InputFile
{
    private const int BufferSize = 1 << 16;

    /// <exception cref="UsageException">There is no such file, or it may not be read.</exception>
    internal static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize);
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
