using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using NodaTime.Text;
using Tera.Organisation;
using Tera.Platform.Programs;
using Tera.Platform.Signing;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Archiving;

/// <summary>What was looked at in a package and what is wrong with it.</summary>
/// <param name="Files">Held against their digests.</param>
/// <param name="Events">Links of the chain.</param>
/// <param name="Signatures">In PDFs; null where the program that reads them is not installed.</param>
/// <param name="Faults">Indonesian sentences; empty when the package is whole.</param>
public sealed record PackReport(int Files, int Events, int? Signatures, IReadOnlyList<string> Faults);

/// <summary>Verifies a package by nothing but itself: no database, no network, no key.</summary>
/// <remarks>
/// It tells whether the files are those of the package's own list. Who writes the list anew with other files deceives it: whether it is the
/// package that was archived, the digest of the ZIP alone tells, which the archive keeps.
/// </remarks>
public sealed class PackVerifier(PdfSignatureVerifier signatures)
{
    private const int MostEntries = 100_000;
    private const long LongestText = 256L * 1024 * 1024;
    private const string List = RunPackage.ListPath + ".json";
    private const string Events = DocumentPackage.EventsPath + ".json";
    private const string Documents = DocumentPackage.DocumentsPath + ".json";

    /// <exception cref="InvalidDataException">It is no ZIP file, or a broken one.</exception>
    public async Task<PackReport> VerifyAsync(Stream package, CancellationToken ct)
    {
        await using var zip = await ZipArchive.CreateAsync(package, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, ct);
        return await VerifyAsync(PackContent.Of(zip), ct);
    }

    /// <summary>The same of one that was unpacked.</summary>
    public Task<PackReport> VerifyAsync(DirectoryInfo folder, CancellationToken ct) => VerifyAsync(PackContent.Of(folder), ct);

    private async Task<PackReport> VerifyAsync(PackContent package, CancellationToken ct)
    {
        List<string> faults = [];
        if (package.Entries.Count > MostEntries)
        {
            return new(0, 0, null, [$"Paket memuat {IndonesianNumber.Format(package.Entries.Count, 0)} berkas; paket arsip Tera paling banyak {IndonesianNumber.Format(MostEntries, 0)}."]);
        }

        if (await TableAsync(package, List, faults, ct) is not { } list)
        {
            return new(0, 0, null, [$"Bukan paket arsip Tera: {List} tidak ada atau tidak terbaca."]);
        }

        await FilesAsync(package, list, faults, ct);
        var events = await ChainAsync(package, faults, ct);
        await DocumentsAsync(package, list, faults, ct);
        return new(list.Count, events, await SignaturesAsync(package, faults, ct), faults);
    }

    /// <summary>Every listed file is there with its digest, and no other.</summary>
    private static async Task FilesAsync(PackContent package, List<Dictionary<string, string>> list, List<string> faults, CancellationToken ct)
    {
        var there = package.Entries.ToLookup(entry => entry.Path);
        faults.AddRange(there.Where(same => same.Count() > 1).Select(same => $"Berkas {same.Key} ada {same.Count()} kali."));
        foreach (var row in list)
        {
            var path = row.GetValueOrDefault("berkas", "");
            if (there[path].FirstOrDefault() is not { } entry)
            {
                faults.Add($"Berkas {path} terdaftar, tetapi tidak ada.");
            }
            else if (!long.TryParse(row.GetValueOrDefault("ukuran_bita"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) || entry.Length != size)
            {
                // A length that lies is told before a byte is unpacked.
                faults.Add($"Berkas {path} tidak berukuran seperti yang tercatat.");
            }
            else if (await DigestAsync(entry, ct) != row.GetValueOrDefault("sha256"))
            {
                faults.Add($"Berkas {path} berubah: sidiknya tidak sama dengan yang tercatat.");
            }
        }

        var known = list.Select(row => row.GetValueOrDefault("berkas", "")).Append(List).ToHashSet();
        faults.AddRange(package.Entries.Where(entry => !known.Contains(entry.Path)).Select(entry => $"Berkas {entry.Path} ditambahkan: tidak terdaftar."));
    }

    /// <summary>Every event follows the one before.</summary>
    private static async Task<int> ChainAsync(PackContent package, List<string> faults, CancellationToken ct)
    {
        if (await TableAsync(package, Events, faults, ct) is not { Count: > 0 } rows)
        {
            faults.Add($"Catatan peristiwa {Events} tidak ada, kosong, atau tidak terbaca.");
            return 0;
        }

        try
        {
            var (events, previous) = (new List<SealedEvent>(), SealedEvent.NoHash);
            foreach (var row in rows)
            {
                var kept = new SealedEvent(
                    new RunId(Guid.Parse(row["pelaksanaan"])),
                    int.Parse(row["urutan"], NumberStyles.None, CultureInfo.InvariantCulture),
                    new CommandId(Guid.Parse(row["perintah"])),
                    row["pelaku"].Length > 0 ? new PersonId(Guid.Parse(row["pelaku"])) : null,
                    InstantPattern.ExtendedIso.Parse(row["waktu_utc"]).GetValueOrThrow(),
                    row["isi"],
                    previous,
                    Convert.FromHexString(row["sha256"]));
                events.Add(kept);
                previous = kept.Hash;
            }

            if (SealedEvent.FirstBreak(events[0].Run, events) is { } broken)
            {
                faults.Add($"Rantai peristiwa putus pada peristiwa ke-{broken}: ada yang diubah, disisipkan, atau dibuang.");
            }
        }
        catch (Exception e) when (e is KeyNotFoundException or FormatException or OverflowException or UnparsableValueException)
        {
            faults.Add($"Catatan peristiwa {Events} tidak berbentuk seperti yang ditulis Tera.");
        }

        return rows.Count;
    }

    /// <summary>Every printed document of the list lies in the package.</summary>
    private static async Task DocumentsAsync(PackContent package, List<Dictionary<string, string>> list, List<string> faults, CancellationToken ct)
    {
        var digests = list.Select(row => row.GetValueOrDefault("sha256")).ToHashSet();
        foreach (var row in await TableAsync(package, Documents, faults, ct) ?? [])
        {
            if (row.GetValueOrDefault(DocumentPackage.LastDigest) is { Length: > 0 } digest && !digests.Contains(digest))
            {
                faults.Add($"Dokumen “{row.GetValueOrDefault("judul")}” versi {row.GetValueOrDefault("versi")} tercatat, tetapi PDF-nya tidak ada dalam paket.");
            }
        }
    }

    /// <returns>How many signatures were read; null without the program.</returns>
    private async Task<int?> SignaturesAsync(PackContent package, List<string> faults, CancellationToken ct)
    {
        var count = 0;
        try
        {
            foreach (var entry in package.Entries.Where(entry => entry.Path.StartsWith("dokumen/", StringComparison.Ordinal) && entry.Length <= LongestText))
            {
                if (!(await signatures.VerifyAsync(await BytesAsync(entry, ct), [], ct)).Accepted(out var reports, out _))
                {
                    faults.Add($"Berkas {entry.Path} bukan PDF yang dapat dibaca.");
                    continue;
                }

                count += reports.Count;
                if (reports.State() is SignedDocumentState.Altered)
                {
                    faults.Add($"Tanda tangan pada {entry.Path} tidak cocok dengan isinya.");
                }
            }
        }
        catch (ProgramMissingException)
        {
            return null;
        }

        return count;
    }

    private static async Task<string> DigestAsync(PackEntry entry, CancellationToken ct)
    {
        await using var bytes = await entry.OpenAsync(ct);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, ct));
    }

    /// <summary>No more than the entry says it has: what would unpack to more is cut, and its digest told it before.</summary>
    private static async Task<byte[]> BytesAsync(PackEntry entry, CancellationToken ct)
    {
        var bytes = new byte[entry.Length];
        await using var source = await entry.OpenAsync(ct);
        await source.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        return bytes;
    }

    /// <summary>A table of the package; null when it is not there or not ours.</summary>
    private static async Task<List<Dictionary<string, string>>?> TableAsync(PackContent package, string path, List<string> faults, CancellationToken ct)
    {
        if (package.Find(path) is not { Length: <= LongestText } entry)
        {
            return null;
        }

        try
        {
            // Null where a row or a value should stand is no table of ours, whatever the type says.
            var rows = JsonSerializer.Deserialize<List<Dictionary<string, string>>>(await BytesAsync(entry, ct));
            if (rows is not null && rows.TrueForAll(row => row is not null && row.Values.All(value => value is not null)))
            {
                return rows;
            }
        }
        catch (JsonException)
        {
            // Told below.
        }

        faults.Add($"Berkas {path} tidak terbaca.");
        return null;
    }
}
