using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tera.Documents.Archiving;
using Tera.Platform.Data;
using Tera.Platform.Files;

namespace Tera.Documents.Verification;

/// <summary>Holds the list of every archived package against what lies in it.</summary>
/// <remarks>The bytes of the package itself are held against its hash with all other files.</remarks>
public sealed class PackageCheck(TeraDbContext db, FileStore store)
{
    /// <summary>Adds what is wrong; returns how many packages were opened.</summary>
    internal async Task<int> FindAsync(List<DocumentFinding> findings, CancellationToken ct)
    {
        var records = await db.Set<ArchiveRecord>().AsNoTracking().OrderBy(record => record.Id).ToListAsync(ct);
        foreach (var record in records)
        {
            var listed = await db.Set<ArchiveItem>().AsNoTracking().Where(item => item.RecordId == record.Id).OrderBy(item => item.Ordinal)
                .Select(item => new PackedFile(item.Path, item.Title, item.Size, item.Hash)).ToListAsync(ct);
            if (await FaultAsync(record, listed, ct) is { } fault)
            {
                findings.Add(new("package-differs", record.Id.Value.ToString("D"), $"Arsip “{record.Description}”: {fault}."));
            }
        }

        return records.Count;
    }

    private async Task<string?> FaultAsync(ArchiveRecord record, List<PackedFile> listed, CancellationToken ct)
    {
        await using var package = store.OpenRead(record.PackageHash);
        if (package is null)
        {
            return "paketnya hilang";
        }

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
