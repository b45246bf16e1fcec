using Microsoft.Playwright;
using Tera.EndToEnd.Browsing;

namespace Tera.EndToEnd.Walks;

/// <summary>A PDF as somebody downloads it, looked at with programs that are not ours.</summary>
internal sealed class SignedPaper : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tera-paper-");

    private string Pdf => Path.Combine(_folder.FullName, "dokumen.pdf");

    /// <summary>From its page, with the rights of the one who looks at it.</summary>
    internal static async Task<SignedPaper> DownloadAsync(Visitor reader)
    {
        var paper = new SignedPaper();
        var link = await reader.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("PDF") }).First.GetAttributeAsync("href");
        var answer = await reader.Page.Context.APIRequest.GetAsync(new Uri(reader.Site, link!).ToString());
        Assert.True(answer.Ok, $"{link}: {answer.Status}");
        await File.WriteAllBytesAsync(paper.Pdf, await answer.BodyAsync());
        return paper;
    }

    /// <summary>Every page as it leaves a printer, beside the pictures of the walk.</summary>
    internal Task KeepPicturesAsync(Gallery gallery) => Tool.RunAsync("pdftoppm", "-png", "-r", "70", Pdf, Path.Combine(gallery.Folder, "kertas"));

    /// <summary>What <c>pdfsig</c> says of its signatures.</summary>
    internal Task<string> SignaturesAsync() => Tool.RunAsync("pdfsig", "-nocert", Pdf);

    /// <summary>The address in its QR code, as a telephone reads it from the page.</summary>
    internal async Task<Uri> QrAddressAsync()
    {
        var picture = Path.Combine(_folder.FullName, "halaman");
        await Tool.RunAsync("pdftoppm", "-png", "-r", "150", Pdf, picture);
        // Only the page with the signature has one; the program ends with 4 for the others.
        var read = await Tool.RunAsync(code => code is 0 or 4, "zbarimg", ["-q", "--nodbus", "--raw", .. _folder.GetFiles("halaman*.png").Select(page => page.FullName)]);
        return new Uri(read.Split('\n', StringSplitOptions.RemoveEmptyEntries)[0]);
    }

    internal Task<string> TextAsync() => Tool.RunAsync("pdftotext", "-layout", Pdf, "-");

    public void Dispose() => _folder.Delete(recursive: true);
}
