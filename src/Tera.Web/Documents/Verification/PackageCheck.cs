using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tera.Documents.Archiving;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Platform.Outbox;

namespace Tera.Documents.Verification;

/// <summary>Holds the list of every archived package against what lies in it.</summary>
/// <remarks>The bytes of the package itself are held against its hash with all other files.</remarks>
public sealed class PackageCheck(TeraDbContext db, FileStore store)
{
    /// <summary>Adds what is wrong; returns how many packages were looked at, but for those whose making is still ahead.</summary>
    internal async Task<int> FindAsync(List<DocumentFinding> findings, CancellationToken ct)
    {
        var records = await (
            from record in db.Set<ArchiveRecord>().AsNoTracking()
            join package in db.Set<ArchivePackage>() on record.Id equals package.RecordId into packages
            from package in packages.DefaultIfEmpty()
            orderby record.Id
            select new { record, package }).AsNoTracking().ToListAsync(ct);
        var opened = 0;
        foreach (var (record, package) in records.Select(row => (row.record, row.package)))
        {
            if (package is { IsAwaited: true } && await IsOrderedAsync(record.Id, ct))
            {
                continue;
            }

            opened++;
            var listed = await db.Set<ArchiveItem>().AsNoTracking().Where(item => item.RecordId == record.Id).OrderBy(item => item.Ordinal)
                .Select(item => new PackedFile(item.Path, item.Title, item.Size, item.Hash)).ToListAsync(ct);
            if (await FaultAsync(package, listed, ct) is { } fault)
            {
                findings.Add(new("package-differs", record.Id.Value.ToString("D"), $"Arsip “{record.Description}”: {fault}."));
            }
        }

        return opened;
    }

    private Task<bool> IsOrderedAsync(ArchiveRecordId record, CancellationToken ct)
    {
        var content = PackageMaking.ContentOf(record);
        return db.Set<OutboxItem>().AnyAsync(item => item.Channel == PackageMaking.Making && item.Content == content && item.FailedAt == null, ct);
    }

    private async Task<string?> FaultAsync(ArchivePackage? package, List<PackedFile> listed, CancellationToken ct)
    {
        if (package?.Hash is not { } hash)
        {
            return package?.Failure is { } failure ? $"paketnya gagal disusun: {failure.TrimEnd('.')}" : "paketnya tidak pernah disusun";
        }

        await using var bytes = store.OpenRead(hash);
        return bytes is null ? "paketnya hilang" : await FaultAsync(bytes, listed, ct);
    }

    private static async Task<string?> FaultAsync(Stream package, List<PackedFile> listed, CancellationToken ct)
    {
        try
        {
            await using var zip = await ZipArchive.CreateAsync(package, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, ct);
            if (!zip.Entries.Select(entry => entry.FullName).SequenceEqual(listed.Select(file => file.Path)))
            {
                return "daftar isinya tidak sama dengan isi paket";
            }

            foreach (var (entry, file) in zip.Entries.Zip(listed))
            {
                await using var bytes = await entry.OpenAsync(ct);
                if (entry.Length != file.Size || FileHash.FromBytes(await SHA256.HashDataAsync(bytes, ct)) != file.Hash)
                {
                    return $"isi berkas {file.Path} tidak sesuai dengan yang tercatat";
                }
            }

            return null;
        }
        catch (InvalidDataException)
        {
            return "paketnya tidak dapat dibuka";
        }
    }
}
