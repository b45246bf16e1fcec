using System.IO.Compression;
using System.Xml.Linq;
using Tera.Procedures.Exchange;
using Tera.Procedures.Library;

namespace Tera.Procedures.Reading;

/// <summary>The parts of an office document, opened with bounds: nothing that swells, nothing with macros, no entities.</summary>
internal sealed class OfficeParts : IDisposable
{
    /// <summary>Bytes all parts together may swell to.</summary>
    private const long MostUnpacked = 100L * 1024 * 1024;

    private const int MostParts = 2_000;

    private readonly ZipArchive _zip;
    private readonly FaultList _faults;

    private OfficeParts(ZipArchive zip, FaultList faults) => (_zip, _faults) = (zip, faults);

    /// <summary>Null when it is no such document, with the reason among the faults.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="folder">Where its main parts lie: <c>xl/</c> or <c>word/</c>.</param>
    /// <param name="faults">Where refusals go.</param>
    public static OfficeParts? Open(byte[] bytes, string folder, FaultList faults)
    {
        try
        {
            var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (Refusal(zip, folder) is not { } refusal)
            {
                return new OfficeParts(zip, faults);
            }

            faults.Add(1, "", refusal.Expected, refusal.Found);
            zip.Dispose();
        }
        catch (InvalidDataException)
        {
            faults.Add(1, "", "berkas Office yang utuh", "berkas yang rusak atau bukan berkas Office");
        }

        return null;
    }

    /// <summary>Whether a part that was read is written in the strict dialect.</summary>
    public bool IsStrict { get; private set; }

    /// <summary>A part as XML in the names that programs usually write; null where there is none or it cannot be read.</summary>
    public XDocument? Xml(string name)
    {
        if (_zip.GetEntry(name) is not { Length: <= SafeXml.LargestPart } entry)
        {
            return null;
        }

        using var copy = new MemoryStream();
        try
        {
            using var stream = entry.Open();
            stream.CopyTo(copy);
        }
        catch (InvalidDataException)
        {
            _faults.Add(1, "", "berkas Office yang utuh", $"bagian yang rusak, {YamlTree.Shortened(name)}");
            return null;
        }

        var part = SafeXml.Load(copy.ToArray(), _faults, SafeXml.LargestPart, SafeXml.MostElementsOfPart);
        IsStrict |= part is not null && StrictNames.Rename(part);
        return part;
    }

    public void Dispose() => _zip.Dispose();

    private static (string Expected, string Found)? Refusal(ZipArchive zip, string folder) => zip switch
    {
        { Entries.Count: > MostParts } => ($"paling banyak {MostParts} bagian di dalam berkas", "berkas dengan lebih banyak bagian"),
        _ when zip.Entries.GroupBy(entry => entry.FullName, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice => ("berkas Office yang utuh", $"bagian yang ada dua kali, {YamlTree.Shortened(twice.Key)}"),
        _ when IsTooLarge(zip) => ("isi paling besar 100 MB setelah dibuka", "berkas yang mengembang melebihinya"),
        _ when zip.Entries.Any(entry => entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || entry.FullName.StartsWith("xl/macrosheets/", StringComparison.OrdinalIgnoreCase)) => ("berkas tanpa makro", "berkas bermakro; simpan sebagai .xlsx atau .docx biasa"),
        _ when !zip.Entries.Any(entry => entry.FullName.StartsWith(folder, StringComparison.Ordinal)) => (folder == "xl/" ? "buku kerja .xlsx" : "dokumen .docx", "arsip dengan isi lain"),
        _ => null,
    };

    /// <summary>As each part says of itself; what is said may be any number, and a sum of two of them no number at all.</summary>
    private static bool IsTooLarge(ZipArchive zip)
    {
        var left = MostUnpacked;
        foreach (var entry in zip.Entries)
        {
            if (entry.Length < 0 || entry.Length > left)
            {
                return true;
            }

            left -= entry.Length;
        }

        return false;
    }
}
