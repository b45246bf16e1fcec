using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Tera.Platform.Programs;

namespace Tera.Platform.Paper;

public sealed class PaperRendererTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).BuildServiceProvider();
    private readonly ScratchDirectory _scratch = new();

    [Fact]
    public async Task Given_a_letter_with_an_annex_when_printed_then_it_is_one_sound_pdf_a_that_can_be_read_back()
    {
        using var renderer = Renderer(new PaperOptions());

        var pdf = await PrintAsync(renderer, new() { ["Rows"] = 30, ["Remark"] = "Nilai < 5 & \"kutip\" <img src=\"file:///etc/passwd\">" });

        var path = _scratch.File("laporan.pdf");
        await File.WriteAllBytesAsync(path, pdf);
        Assert.Contains("No syntax or stream encoding errors", await RunAsync("qpdf", "--check", path), StringComparison.Ordinal);
        var sizes = await RunAsync("pdfinfo", "-l", "99", path);
        Assert.Matches(@"Page +1 size: +609\.449 x 935\.433 pts", sizes);
        Assert.Matches(@"Page +2 size: +935\.433 x 609\.449 pts", sizes);
        Assert.Contains("Title:           Realisasi Rencana Aksi Triwulan III 2026", sizes, StringComparison.Ordinal);
        Assert.All(FontLines(await RunAsync("pdffonts", path)), font => Assert.Matches(@"\+Liberation-(Sans|Mono).* yes yes yes ", font));
        Assert.Contains("pdfaid:part=\"3\"", System.Text.Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
        await AssertTextAsync(path);
        await RunAsync("pdftoppm", "-png", "-r", "150", "-l", "1", path, _scratch.File("halaman"));
        var picture = Directory.EnumerateFiles(_scratch.FullPath, "*.png").Single();
        Assert.Equal(SampleReport.Address, (await RunAsync("zbarimg", "-q", "--raw", picture)).Trim());
    }

    [Fact]
    public async Task The_same_page_printed_twice_is_the_same_file_and_nothing_is_left_behind()
    {
        using var renderer = Renderer(new PaperOptions());

        var (first, second) = (await PrintAsync(renderer, []), await PrintAsync(renderer, []));

        Assert.Equal(first, second);
        Assert.Empty(await Leavings.OfAsync(PaperRenderer.Purpose));
    }

    [Fact]
    public async Task Given_no_printing_program_when_printed_then_the_operator_is_told_what_to_install()
    {
        using var renderer = Renderer(new PaperOptions { Program = "weasyprint-tidak-ada" });

        var missing = await Assert.ThrowsAsync<PaperUnavailableException>(() => renderer.RenderPdfAsync("<p>x</p>", default));

        Assert.Contains("tidak terpasang", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_program_that_hangs_or_fails_when_printed_then_its_place_is_free_again()
    {
        var hanging = Script("exec sleep 30");
        using var renderer = Renderer(new PaperOptions { Program = hanging, TimeoutSeconds = 2, Renderers = 1 });

        await Assert.ThrowsAsync<PaperFailedException>(() => renderer.RenderPdfAsync("<p>x</p>", default));
        Script("exit 3");
        var failed = await Assert.ThrowsAsync<PaperFailedException>(() => renderer.RenderPdfAsync("<p>x</p>", default));

        Assert.Contains("kode 3", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_more_documents_are_printed_at_once_than_there_are_places()
    {
        var counting = Script("""
            mkdir "$(dirname "$0")/jalan.$$"; ls -d "$(dirname "$0")"/jalan.* | wc -l >> "$(dirname "$0")/hitung"; sleep 0.2
            rmdir "$(dirname "$0")/jalan.$$"; exit 3
            """);
        using var renderer = Renderer(new PaperOptions { Program = counting, Renderers = 2 });

        await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
            await Assert.ThrowsAsync<PaperFailedException>(() => renderer.RenderPdfAsync("<p>x</p>", default))));

        var counts = (await File.ReadAllLinesAsync(_scratch.File("hitung"))).Select(int.Parse).ToList();
        Assert.Equal(6, counts.Count);
        Assert.InRange(counts.Max(), 1, 2);
    }

    public void Dispose()
    {
        _services.Dispose();
        _scratch.Dispose();
    }

    private PaperRenderer Renderer(PaperOptions options) =>
        new(_services.GetRequiredService<IServiceScopeFactory>(), NullLoggerFactory.Instance, Options.Create(options));

    private static Task<byte[]> PrintAsync(PaperRenderer renderer, Dictionary<string, object?> parameters) =>
        renderer.RenderPdfAsync<SampleReport>(parameters, default);

    private string Script(string body)
    {
        var path = _scratch.File("program");
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private static async Task AssertTextAsync(string path)
    {
        var text = await RunAsync("pdftotext", "-layout", path, "-");
        var pages = text.TrimEnd('\f', '\n').Split('\f');
        for (var page = 1; page <= pages.Length; page++)
        {
            Assert.Contains($"Halaman {page} dari {pages.Length}", pages[page - 1], StringComparison.Ordinal);
            Assert.Contains("7K4M-Q2XD-91HT-P6WZ-C3RA", pages[page - 1], StringComparison.Ordinal);
        }
        Assert.Contains("DINAS BINA MARGA, CIPTA KARYA DAN TATA RUANG", pages[0], StringComparison.Ordinal);
        Assert.Contains("Plt. Kepala Dinas Bina Marga", pages[0], StringComparison.Ordinal);
        Assert.Contains("NIP 19690214 199603 1 001", pages[0], StringComparison.Ordinal);
        Assert.Contains("<img src=\"file:///etc/passwd\">", pages[0], StringComparison.Ordinal);
        Assert.All(pages[1..3], page => Assert.Contains("Tindak Lanjut", page, StringComparison.Ordinal));
    }

    private static IEnumerable<string> FontLines(string fonts) => fonts.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2);

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var outcome = await ExternalProgram.RunAsync(new ProgramCall(program, arguments), default);
        Assert.True(outcome.Succeeded, $"{program}: {outcome.Output}{outcome.Errors}");
        return outcome.Output;
    }
}
