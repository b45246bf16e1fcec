using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Tera.Platform.Programs;
using Tera.Shared;

namespace Tera.Platform.Paper;

/// <summary>Size of a page in points, as it is shown.</summary>
internal sealed record PageSize(double Width, double Height);

/// <summary>A grey picture of a page: one byte for each point, row by row.</summary>
internal sealed record GreyPicture(int Width, int Height, byte[] Points);

/// <summary>A page of a PDF that lies in memory.</summary>
internal sealed record PdfPage(byte[] Pdf, int Number);

/// <summary>Looks into PDFs and puts pages together, by the programs of Debian: Poppler for looking, qpdf for putting together.</summary>
/// <remarks>What people upload may be anything: each program has a time limit and a memory limit, and pictures a size no page can exceed.</remarks>
public sealed partial class PdfPages(IOptions<PaperOptions> options)
{
    internal const string Purpose = "halaman";

    /// <summary>Points of the longer side of a picture: F4 at 300 dots an inch, and a little.</summary>
    private const int LongestSide = 4000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Sizes of all pages; refused when it is no PDF, is locked, or has more pages than that.</summary>
    internal async Task<Result<IReadOnlyList<PageSize>>> SizesAsync(ReadOnlyMemory<byte> pdf, int most, CancellationToken ct)
    {
        using var directory = PrivateDirectory.Create(Purpose);
        var path = await WriteAsync(directory, "a.pdf", pdf, ct);
        var outcome = await RunAsync(directory, "pdfinfo", ["-f", "1", "-l", (most + 1).ToString(CultureInfo.InvariantCulture), path], ct);
        if (!outcome.Succeeded || Count().Match(outcome.Output) is not { Success: true } count)
        {
            return PdfRejections.Unreadable();
        }

        if (!int.TryParse(count.Groups[1].Value, CultureInfo.InvariantCulture, out var pages) || pages > most)
        {
            return PdfRejections.TooManyPages(most);
        }

        var sizes = Size().Matches(outcome.Output).Select(match => new PageSize(Number(match, 1), Number(match, 2))).ToList();
        var turned = Turned().Matches(outcome.Output).Select(match => match.Groups[1].Value is "90" or "270").ToList();
        return sizes.Count == pages && turned.Count == pages
            ? sizes.Zip(turned, (size, turn) => turn ? new PageSize(size.Height, size.Width) : size).ToList()
            : PdfRejections.Unreadable();
    }

    /// <summary>The same pages with those of the other drawn over them, one by one.</summary>
    internal async Task<byte[]> OverlayAsync(ReadOnlyMemory<byte> pdf, ReadOnlyMemory<byte> over, CancellationToken ct)
    {
        using var directory = PrivateDirectory.Create(Purpose);
        var (below, above, result) = (await WriteAsync(directory, "a.pdf", pdf, ct), await WriteAsync(directory, "b.pdf", over, ct), directory.File("c.pdf"));
        return await MadeAsync(await RunAsync(directory, "qpdf", [below, "--overlay", above, "--", result], ct), result, ct);
    }

    /// <summary>One PDF of these pages, in this order.</summary>
    internal async Task<byte[]> AssembleAsync(IReadOnlyList<PdfPage> pages, CancellationToken ct)
    {
        using var directory = PrivateDirectory.Create(Purpose);
        var files = new Dictionary<byte[], string>(ReferenceEqualityComparer.Instance as IEqualityComparer<byte[]>);
        List<string> arguments = ["--empty", "--pages"];
        foreach (var page in pages)
        {
            if (!files.TryGetValue(page.Pdf, out var path))
            {
                files[page.Pdf] = path = await WriteAsync(directory, $"{files.Count}.pdf", page.Pdf, ct);
            }

            arguments.AddRange([path, page.Number.ToString(CultureInfo.InvariantCulture)]);
        }

        var result = directory.File("hasil.pdf");
        return await MadeAsync(await RunAsync(directory, "qpdf", [.. arguments, "--", "--deterministic-id", result], ct), result, ct);
    }

    /// <summary>A page as a grey picture; refused when it cannot be drawn.</summary>
    internal async Task<Result<GreyPicture>> PictureAsync(PdfPage page, int dotsPerInch, PageSize size, CancellationToken ct)
    {
        using var directory = PrivateDirectory.Create(Purpose);
        var path = await WriteAsync(directory, "a.pdf", page.Pdf, ct);
        var number = page.Number.ToString(CultureInfo.InvariantCulture);
        var dots = Math.Min(LongestSide, (int)(Math.Max(size.Width, size.Height) / 72 * dotsPerInch));
        var outcome = await RunAsync(
            directory, "pdftoppm", ["-gray", "-singlefile", "-f", number, "-l", number, "-scale-to", dots.ToString(CultureInfo.InvariantCulture), path, directory.File("p")], ct);
        var picture = directory.File("p.pgm");
        return outcome.Succeeded && File.Exists(picture) && Read(await File.ReadAllBytesAsync(picture, ct)) is { } grey ? grey : PdfRejections.Unreadable();
    }

    /// <summary>The words of the first pages; empty when there are none or it is no PDF.</summary>
    internal async Task<string> WordsAsync(ReadOnlyMemory<byte> pdf, int pages, CancellationToken ct)
    {
        using var directory = PrivateDirectory.Create(Purpose);
        var path = await WriteAsync(directory, "a.pdf", pdf, ct);
        var outcome = await RunAsync(directory, "pdftotext", ["-q", "-l", pages.ToString(CultureInfo.InvariantCulture), path, "-"], ct);
        return outcome.Succeeded ? outcome.Output : "";
    }

    private static GreyPicture? Read(byte[] pgm)
    {
        var head = Head().Match(System.Text.Encoding.ASCII.GetString(pgm, 0, Math.Min(64, pgm.Length)));
        if (!head.Success)
        {
            return null;
        }

        var (width, height) = ((int)Number(head, 1), (int)Number(head, 2));
        return width is > 0 and <= LongestSide && height is > 0 and <= LongestSide && pgm.Length - head.Length == width * height
            ? new(width, height, pgm[head.Length..])
            : null;
    }

    private static async Task<string> WriteAsync(PrivateDirectory directory, string name, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        var path = directory.File(name);
        await File.WriteAllBytesAsync(path, content, ct);
        return path;
    }

    /// <summary>The program may end with a warning and a good file.</summary>
    private static async Task<byte[]> MadeAsync(ProgramOutcome outcome, string path, CancellationToken ct) =>
        outcome.ExitCode is 0 or 3 && File.Exists(path)
            ? await File.ReadAllBytesAsync(path, ct)
            : throw new PaperFailedException($"qpdf berhenti dengan kode {outcome.ExitCode}.");

    private Task<ProgramOutcome> RunAsync(PrivateDirectory directory, string program, IReadOnlyList<string> arguments, CancellationToken ct) =>
        ExternalProgram.RunAsync(
            new ProgramCall(program, arguments) { WorkingDirectory = directory.FullPath, TimeLimit = Limit, MemoryLimit = options.Value.MemoryMegabytes * 1024L * 1024L }, ct);

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^Pages:\s+(\d+)", RegexOptions.Multiline)]
    private static partial Regex Count();

    [GeneratedRegex(@"^Page\s+\d+ size:\s+([\d.]+) x ([\d.]+) pts", RegexOptions.Multiline)]
    private static partial Regex Size();

    [GeneratedRegex(@"^Page\s+\d+ rot:\s+(\d+)", RegexOptions.Multiline)]
    private static partial Regex Turned();

    [GeneratedRegex(@"^P5\s+(\d{1,5})\s+(\d{1,5})\s+255\s")]
    private static partial Regex Head();
}

/// <summary>Why a PDF could not be looked into.</summary>
public static class PdfRejections
{
    /// <summary>No PDF, or locked, or broken.</summary>
    public static Rejection Unreadable() => new("platform.pdf.unreadable");

    /// <summary>More pages than are taken at once.</summary>
    public static Rejection TooManyPages(int most) => new("platform.pdf.too-many-pages", most);

    /// <summary>A picture in a form that cannot be taken over as it is.</summary>
    public static Rejection PictureForm() => new("platform.pdf.picture-form");

    internal static IReadOnlyDictionary<string, string> Texts { get; } = new Dictionary<string, string>
    {
        ["platform.pdf.unreadable"] = "PDF tidak dapat dibaca: rusak atau terkunci kata sandi. Pindai ulang, lalu unggah berkas yang utuh.",
        ["platform.pdf.too-many-pages"] = "Berkas berisi lebih dari {0} halaman. Unggah hanya halaman dokumen ini.",
        ["platform.pdf.picture-form"] = "Gambar itu tidak dapat diambil seperti adanya (PNG tembus pandang atau berjalin). Simpan sebagai JPG atau PDF, lalu unggah.",
    };
}
