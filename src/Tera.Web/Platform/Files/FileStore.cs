using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Tera.Shared;

namespace Tera.Platform.Files;

/// <summary>Bytes as they lie in the store.</summary>
/// <param name="Size">Bytes, above zero.</param>
public sealed record StoredFile(FileHash Hash, long Size);

/// <summary>Files by the hash of their content; the same bytes are kept once, whoever brings them and however often.</summary>
/// <remarks>
/// A file is written beside the store, hashed on the way, flushed to the disk and only then moved under its name, so that a name
/// that exists is a file that is whole. Save first, then commit the row that points at it: a crash between leaves a file nobody
/// points at, never a row that points at nothing.
/// </remarks>
public sealed class FileStore
{
    private const string IncomingName = ".masuk";
    private const UnixFileMode DirectoryMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode FileMode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int BufferSize = 80 * 1024;

    private readonly string _root;
    private readonly string _incoming;

    public FileStore(IOptions<FilesOptions> options)
    {
        _root = Path.GetFullPath(options.Value.Directory);
        _incoming = Path.Combine(_root, IncomingName);
        Directory.CreateDirectory(_root, DirectoryMode);
        Directory.CreateDirectory(_incoming, DirectoryMode);
        RemoveLeftovers();
    }

    /// <summary>Reads the stream to its end, or to the byte that is one too many.</summary>
    /// <param name="limit">Largest size in bytes that is still accepted.</param>
    public Task<Result<StoredFile>> SaveAsync(Stream content, long limit, CancellationToken ct) =>
        SaveAsync(content, limit, _ => Task.FromResult<Rejection?>(null), ct);

    /// <summary>The same, looked at before it gets its name: what is refused leaves nothing behind.</summary>
    /// <param name="limit">Largest size in bytes that is still accepted.</param>
    /// <param name="refusal">Why what has arrived is not kept; null to keep it. Given the bytes from their start.</param>
    public async Task<Result<StoredFile>> SaveAsync(Stream content, long limit, Func<Stream, Task<Rejection?>> refusal, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var incoming = Path.Combine(_incoming, Path.GetRandomFileName());
        try
        {
            var written = await WriteAsync(incoming, content, limit, ct);
            if (!written.Accepted(out var stored, out _))
            {
                return written;
            }
            await using (var arrived = new FileStream(incoming, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, useAsync: true))
            {
                if (await refusal(arrived) is { } no)
                {
                    return no;
                }
            }
            await MoveIntoPlaceAsync(incoming, stored);
            return written;
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    /// <summary>Keeps what the program makes itself, written once, to where it will lie.</summary>
    /// <param name="write">Writes it, at least a byte; may go back in what it has written.</param>
    /// <param name="ct">Ends waiting; nothing is left behind.</param>
    public async Task<StoredFile> MakeAsync(Func<Stream, CancellationToken, Task> write, CancellationToken ct)
    {
        var incoming = Path.Combine(_incoming, Path.GetRandomFileName());
        try
        {
            StoredFile stored;
            await using (var file = Open(incoming, FileAccess.ReadWrite, BufferSize))
            {
                await write(file, ct);
                file.Position = 0;
                stored = new(FileHash.FromBytes(await SHA256.HashDataAsync(file, ct)), file.Length);
                file.Flush(flushToDisk: true);
            }
            await MoveIntoPlaceAsync(incoming, stored);
            return stored;
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    /// <summary>The file for reading from its start; null when the store does not hold it.</summary>
    public Stream? OpenRead(FileHash hash)
    {
        try
        {
            return new FileStream(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, useAsync: true);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public bool Exists(FileHash hash) => File.Exists(PathOf(hash));

    /// <summary>Reads the file again and compares its hash with its name.</summary>
    public async Task<FileCondition> VerifyAsync(FileHash hash, CancellationToken ct)
    {
        await using var file = OpenRead(hash);
        if (file is null)
        {
            return FileCondition.Missing;
        }
        var found = FileHash.FromBytes(await SHA256.HashDataAsync(file, ct));
        return found == hash ? FileCondition.Intact : FileCondition.Damaged;
    }

    /// <summary>Where the bytes of a hash lie, whether or not they are there.</summary>
    internal string PathOf(FileHash hash)
    {
        var name = hash.ToString();
        return Path.Combine(_root, name[..2], name[2..4], name);
    }

    private static async Task<Result<StoredFile>> WriteAsync(string path, Stream content, long limit, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = Open(path, FileAccess.Write, bufferSize: 0);
        var buffer = new byte[BufferSize];
        long size = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, ct)) > 0)
        {
            size += read;
            if (size > limit)
            {
                return FileRejections.TooLarge(limit);
            }
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        }
        if (size == 0)
        {
            return FileRejections.Empty();
        }
        file.Flush(flushToDisk: true);
        return new StoredFile(FileHash.FromBytes(hash.GetHashAndReset()), size);
    }

    private static FileStream Open(string incoming, FileAccess access, int bufferSize) => new(incoming, new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = access,
        Share = FileShare.None,
        BufferSize = bufferSize,
        Options = FileOptions.Asynchronous,
        UnixCreateMode = FileMode600,
    });

    private Task MoveIntoPlaceAsync(string incoming, StoredFile stored)
    {
        var target = PathOf(stored.Hash);
        var existing = new FileInfo(target);
        if (existing.Exists && existing.Length == stored.Size)
        {
            return Task.CompletedTask;
        }
        var directory = Path.GetDirectoryName(target)!;
        var parent = Path.GetDirectoryName(directory)!;
        Directory.CreateDirectory(parent, DirectoryMode);
        Directory.CreateDirectory(directory, DirectoryMode);
        File.Move(incoming, target, overwrite: true);
        // All at once: the disk writes them down in one go, and a form waits for it.
        return Task.WhenAll(new[] { directory, parent, _root }.Select(changed => Task.Run(() => DirectoryFlush.Flush(changed))));
    }

    /// <summary>Ends what a crash left half written. A file another process is writing is locked by it, and stays.</summary>
    private void RemoveLeftovers()
    {
        foreach (var leftover in Directory.EnumerateFiles(_incoming))
        {
            try
            {
                using (new FileStream(leftover, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                    File.Delete(leftover);
                }
            }
            catch (IOException)
            {
                // Being written by another process of ours at this moment, or gone since we looked.
            }
        }
    }
}

/// <summary>What re-reading a stored file showed.</summary>
public enum FileCondition
{
    Intact,
    Missing,
    Damaged,
}
