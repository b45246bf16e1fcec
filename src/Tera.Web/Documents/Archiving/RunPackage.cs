using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Tera.Documents.Contracts;
using Tera.Platform.Files;
using Tera.Procedures.Engine;

namespace Tera.Documents.Archiving;

/// <summary>A file as it lies in a package.</summary>
public sealed record PackedFile(string Path, string Title, long Size, FileHash Hash);

/// <summary>A packed run.</summary>
/// <param name="File">The ZIP in the store, not yet noted by any row.</param>
/// <param name="Content">What lies in it, in order.</param>
public sealed record PackedRun(StoredFile File, IReadOnlyList<PackedFile> Content);

/// <summary>Packs all that a run made: documents, data, event log and proofs. The same run in the same state gives the same bytes.</summary>
public sealed class RunPackage(IEnumerable<IPackageSource> sources, PackCover cover, FileStore store)
{
    public const string MediaType = "application/zip";

    private const int BufferSize = 80 * 1024;

    /// <summary>What is not pressed yet; PDFs and pictures are, and pressing them again takes the time of whoever waits and gains nothing.</summary>
    private static readonly string[] Pressed = [".csv", ".json", ".html", ".txt", ".xml"];

    /// <summary>What to open first.</summary>
    internal const string IndexPath = "index.html";

    /// <summary>Every file before it with its digest; its JSON is what a verifier goes by.</summary>
    internal const string ListPath = "isi-paket";

    // A package has no time of its own: the earliest a ZIP can say.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Packs into the store.</summary>
    public async Task<PackedRun> PackAsync(RunId run, CancellationToken ct)
    {
        IReadOnlyList<PackedFile> content = [];
        var stored = await store.MakeAsync(async (target, stop) => content = await WriteAsync(run, target, stop), ct);
        return new(stored, content);
    }

    private async Task<IReadOnlyList<PackedFile>> WriteAsync(RunId run, Stream target, CancellationToken ct)
    {
        List<PackedFile> content = [];
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        foreach (var source in sources)
        {
            foreach (var file in await source.OfRunAsync(run, ct))
            {
                await using var bytes = await file.OpenAsync(ct);
                content.Add(await AddAsync(zip, Unique(file.Path, content), file.Title, bytes, ct));
            }
        }

        using var index = new MemoryStream(Encoding.UTF8.GetBytes(await cover.WriteAsync(run, content, ct)));
        content.Add(await AddAsync(zip, IndexPath, "Halaman pembuka paket ini; buka dengan peramban", index, ct));
        await AddListAsync(List([.. content]).CsvFile());
        // After the other, so that it lists that one too.
        await AddListAsync(List([.. content]).JsonFile());
        return content;

        async Task AddListAsync(PackageFile list)
        {
            await using var bytes = await list.OpenAsync(ct);
            content.Add(await AddAsync(zip, list.Path, list.Title, bytes, ct));
        }
    }

    private static async Task<PackedFile> AddAsync(ZipArchive zip, string path, string title, Stream bytes, CancellationToken ct)
    {
        var entry = zip.CreateEntry(path, Pressed.Contains(Path.GetExtension(path)) ? CompressionLevel.Fastest : CompressionLevel.NoCompression);
        entry.LastWriteTime = NoTime;
        await using var target = await entry.OpenAsync(ct);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        long size = 0;
        try
        {
            int read;
            while ((read = await bytes.ReadAsync(buffer, ct)) > 0)
            {
                hash.AppendData(buffer, 0, read);
                await target.WriteAsync(buffer.AsMemory(0, read), ct);
                size += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return new(path, title, size, FileHash.FromBytes(hash.GetHashAndReset()));
    }

    private static PackTable List(IEnumerable<PackedFile> content) => new(
        ListPath, "Daftar isi paket dengan sidik SHA-256", ["berkas", "uraian", "ukuran_bita", "sha256"],
        [.. content.Select(file => (string[])[file.Path, file.Title, file.Size.ToString(CultureInfo.InvariantCulture), file.Hash.ToString()])]);

    private static string Unique(string path, IReadOnlyList<PackedFile> taken)
    {
        var candidate = path;
        for (var number = 2; taken.Any(file => file.Path == candidate); number++)
        {
            candidate = $"{Path.ChangeExtension(path, null)}-{number}{Path.GetExtension(path)}";
        }

        return candidate;
    }
}
