using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Tera.Platform.Paper;
using Tera.TestKit;

namespace Tera.Documents;

/// <summary>A document as a text to write on.</summary>
public sealed class WordPaperTests
{
    [Fact]
    public async Task Every_frozen_paper_of_the_demonstration_is_a_text_document_with_all_its_words()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var administrator = await site.SignedInAsync("admin");
        var revisions = await Sql.ListAsync(site.Database.Connections.Owner, "select distinct on (template) id::text || ' ' || template from documents.revision where html_hash is not null order by template, id");
        Assert.True(revisions.Count >= 5, $"Only {revisions.Count} kinds of papers.");

        foreach (var (id, template) in revisions.Select(row => row.Split(' ')).Select(row => (row[0], row[1])))
        {
            if (await administrator.DownloadAsync($"{DocumentLinks.Documents}/{id}/konsep") is not { } bytes)
            {
                Assert.Equal("lampiran-pegawai", template);
                continue;
            }

            using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
            Assert.Empty(new OpenXmlValidator().Validate(document).Select(fault => $"{template} {fault.Path?.XPath}: {fault.Description}"));
            var text = document.MainDocumentPart!.Document!.Body!.InnerText;
            Assert.StartsWith("KONSEP, bukan naskah resmi.", text, StringComparison.Ordinal);
            var page = await administrator.GetAsync($"{DocumentLinks.Documents}/{id}");
            var cells = page.Html.QuerySelectorAll(".paper td, .paper p").Where(cell => cell.QuerySelector("*") is null && cell.Closest(".sheet-foot, .qr") is null).Select(cell => Bare(cell.TextContent));
            Assert.All(cells, cell => Assert.Contains(cell, Bare(text), StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void Markup_within_the_words_stays_words_and_ticks_and_line_breaks_stand_where_they_stood()
    {
        var bytes = WordPaper.Write(
            """
            <html><body class="paper"><section class="sheet f4-portrait"><p class="body typed">Baris &lt;b&gt;satu&lt;/b&gt;
            baris dua &amp; tiga</p><p><span class="tick">X</span> Segera<br>lanjut</p><div class="qr"><p>kode</p></div></section></body></html>
            """,
            "KONSEP");

        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        var text = document.MainDocumentPart!.Document!.Body!.InnerText;
        Assert.Contains("Baris <b>satu</b>", text, StringComparison.Ordinal);
        Assert.Contains("baris dua & tiga", text, StringComparison.Ordinal);
        Assert.Contains("[X] Segera", text, StringComparison.Ordinal);
        Assert.DoesNotContain("kode", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("&#x0;")]
    [InlineData("&#xB;")]
    [InlineData("&#x1F;")]
    [InlineData("&#xFFFE;")]
    [InlineData("\u0001")]
    [InlineData("\uFFFF")]
    public void A_sign_that_no_text_document_may_hold_is_a_space(string sign)
    {
        var bytes = WordPaper.Write($"<html><body class=\"paper\"><section class=\"sheet f4-portrait\"><p>Satu{sign}dua&#xA;tiga</p></section></body></html>", "KONSEP");

        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Contains("Satu dua tiga", document.MainDocumentPart!.Document!.Body!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_of_another_agency_gets_no_text()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var stranger = await site.SignedInAsync("camat.contohutara");
        var id = (Guid)(await site.Database.OwnerAsync("select r.id from documents.revision r join documents.artifact a on a.id = r.artifact_id join organisation.agency g on g.id = a.agency_id where g.code = 'bmcktr' limit 1"))!;

        Assert.Null(await stranger.DownloadAsync($"{DocumentLinks.Documents}/{id}/konsep"));
    }

    private static string Bare(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
