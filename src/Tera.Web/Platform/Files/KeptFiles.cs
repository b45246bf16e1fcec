using NodaTime;

namespace Tera.Platform.Files;

/// <summary>Puts bytes we made ourselves into the store and notes them.</summary>
public sealed class KeptFiles(FileStore store, FileRegister register, IClock clock)
{
    /// <summary>Largest thing we print or sign, in bytes.</summary>
    private const long Limit = 256L * 1024 * 1024;

    /// <summary>Kept at once; a transaction that is undone leaves a file nobody points at.</summary>
    public async Task<FileHash> KeepAsync(ReadOnlyMemory<byte> content, string mediaType, CancellationToken ct)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        if (!(await store.SaveAsync(stream, Limit, ct)).Accepted(out var stored, out var no))
        {
            throw new InvalidOperationException($"Our own file was refused: {no.Code}.");
        }

        await register.NoteAsync(stored, mediaType, clock.GetCurrentInstant(), ct);
        return stored.Hash;
    }

    /// <summary>Whether the region has the file.</summary>
    public Task<bool> HasAsync(FileHash hash, CancellationToken ct) => register.HasAsync(hash, ct);

    /// <summary>The whole file; must be there.</summary>
    public async Task<byte[]> ReadAsync(FileHash hash, CancellationToken ct)
    {
        await using var file = store.OpenRead(hash) ?? throw new FileNotFoundException($"The store has lost {hash}.");
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, ct);
        return bytes;
    }
}
