using System.Globalization;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Tera.Platform.Paper;
using Tera.Platform.Programs;
using Tera.Procedures.Exchange;
using Tera.Procedures.Library;

namespace Tera.Procedures.Matrix;

/// <summary>All seven SOPs as they leave a printer, on both papers: so many pages, nothing beyond the margin, a picture of each page kept beside those of the walks.</summary>
public sealed class PrintedSopTests : IDisposable
{
    /// <summary>Points from the edge of the sheet within which nothing but the foot is printed.</summary>
    private const double Margin = 28;

    private static readonly string Pictures = Directory.CreateDirectory(Path.Combine(Checkout(), "artifacts", "gambar", "sop-cetak")).FullName;

    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().BuildServiceProvider();
    private readonly PrivateDirectory _scratch = PrivateDirectory.Create("uji");

    public static TheoryData<string, PaperSize, int> Papers => new()
    {
        { "badan", PaperSize.F4Landscape, 3 }, { "badan", PaperSize.A4Landscape, 3 },
        { "bmcktr", PaperSize.F4Landscape, 3 }, { "bmcktr", PaperSize.A4Landscape, 3 },
        { "dishub", PaperSize.F4Landscape, 3 }, { "dishub", PaperSize.A4Landscape, 3 },
        { "evaluasi", PaperSize.F4Landscape, 2 }, { "evaluasi", PaperSize.A4Landscape, 3 },
        { "kecamatan", PaperSize.F4Landscape, 3 }, { "kecamatan", PaperSize.A4Landscape, 3 },
        { "pelaporan", PaperSize.F4Landscape, 3 }, { "pelaporan", PaperSize.A4Landscape, 3 },
        { "pengumpulan-data", PaperSize.F4Landscape, 2 }, { "pengumpulan-data", PaperSize.A4Landscape, 2 },
    };

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task Every_page_is_filled_within_its_margins_and_there_are_no_more_than_needed(string code, PaperSize paper, int pages)
    {
        using var renderer = new PaperRenderer(_services.GetRequiredService<IServiceScopeFactory>(), NullLoggerFactory.Instance, Options.Create(new PaperOptions()));
        var pdf = _scratch.File("sop.pdf");
        await File.WriteAllBytesAsync(pdf, await SopFormat.Pdf.WriteAsync(new(Shipped.Sop(code)) { Paper = paper }, renderer, default));
        await RunAsync("pdftoppm", "-png", "-r", "70", pdf, Path.Combine(Pictures, $"{code}-{(paper is PaperSize.F4Landscape ? "f4" : "a4")}"));

        var boxes = _scratch.File("kotak.html");
        await RunAsync("pdftotext", "-bbox", pdf, boxes);
        var sheets = XDocument.Parse(await File.ReadAllTextAsync(boxes)).Descendants().Where(part => part.Name.LocalName == "page").ToList();

        Assert.Equal(pages, sheets.Count);
        Assert.All(sheets, sheet =>
        {
            var words = sheet.Elements().Where(part => part.Name.LocalName == "word").ToList();
            Assert.True(words.Count > 10, "A page that holds next to nothing.");
            Assert.All(words, word =>
            {
                Assert.True(Number(word, "xMin") >= Margin, $"{word.Value} stands left of the margin.");
                Assert.True(Number(word, "xMax") <= Number(sheet, "width") - Margin, $"{word.Value} stands right of the margin.");
                Assert.True(Number(word, "yMax") <= Number(sheet, "height") - Margin / 2, $"{word.Value} stands below the margin.");
            });
        });
    }

    public void Dispose()
    {
        _services.Dispose();
        _scratch.Dispose();
    }

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var outcome = await ExternalProgram.RunAsync(new ProgramCall(program, [.. arguments]), default);
        Assert.True(outcome.Succeeded, outcome.Errors);
    }

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Tera.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside a checkout.");
        }

        return folder.FullName;
    }
}
