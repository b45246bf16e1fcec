using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Tera.Measurement.Evidences;
using Tera.Organisation.Demonstration;
using Tera.Platform.Files;
using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Sheets;

namespace Tera.Measurement;

public sealed class EvidenceTests
{
    [Fact]
    public async Task Given_files_that_lie_are_empty_or_come_twice_when_they_are_sent_then_only_the_good_one_stands_and_the_row_is_unharmed()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var sheet = await world.SheetAsync(await world.CollectingAsync(), "ciptakarya");
        var entry = await FirstEntryAsync(world, sheet);
        using var http = await SignedInAsync(world, "bidang.ciptakarya.bmcktr");
        var pdf = Encoding.ASCII.GetBytes("%PDF-1.4 contoh");

        Assert.Contains("kosong", await SendAsync(http, sheet.Id, entry, "kosong.pdf", []), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("isinya", await SendAsync(http, sheet.Id, entry, "bohong.pdf", "MZ program"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("tidak dapat diterima", await SendAsync(http, sheet.Id, entry, "program.exe", "MZ"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("TT-", await SendAsync(http, sheet.Id, entry, "BAST.pdf", pdf), StringComparison.Ordinal);
        Assert.Contains("sudah ada pada isian ini", await SendAsync(http, sheet.Id, entry, "BAST-lagi.pdf", pdf), StringComparison.Ordinal);

        await using var session = world.Session();
        var file = await session.Db.Set<EvidenceFile>().SingleAsync();
        Assert.Equal(("BAST.pdf", FileType.Pdf.MediaType), (file.Name, file.MediaType));
        using var answer = await http.GetAsync(new Uri(MeasurementLinks.Evidence(file.Id), UriKind.Relative));
        Assert.Equal(pdf, await answer.Content.ReadAsByteArrayAsync());
        using var stranger = await SignedInAsync(world, "kabag.kerjasama");
        using var hidden = await stranger.GetAsync(new Uri(MeasurementLinks.Evidence(file.Id), UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
    }

    [Fact]
    public async Task Given_a_form_without_its_token_when_a_file_is_sent_then_nothing_is_taken()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var sheet = await world.SheetAsync(await world.CollectingAsync(), "ciptakarya");
        var entry = await FirstEntryAsync(world, sheet);
        using var http = await SignedInAsync(world, "bidang.ciptakarya.bmcktr");
        using var form = new MultipartFormDataContent { { new StringContent(Guid.CreateVersion7().ToString()), "Perintah" } };
        form.Add(new ByteArrayContent("%PDF-1.4"u8.ToArray()), "Berkas", "a.pdf");

        using var answer = await http.PostAsync(new Uri(MeasurementLinks.AddEvidence(sheet.Id, entry), UriKind.Relative), form);

        Assert.Contains("tidak sampai utuh", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0L, await world.Site.Database.OwnerAsync("select count(*) from measurement.evidence"));
    }

    private static async Task<EntryId> FirstEntryAsync(FiguresWorld world, Sheet sheet)
    {
        await using var session = world.Session();
        return await session.Db.Set<SheetEntry>().Where(entry => entry.UnitId == sheet.UnitId && entry.Quarter == 4 && entry.FiscalYear == 2026)
            .OrderBy(entry => entry.Id).Select(entry => entry.Id).FirstAsync();
    }

    private static async Task<HttpClient> SignedInAsync(FiguresWorld world, string user)
    {
        var http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = world.Site.Address };
        var page = await http.GetStringAsync(new Uri("/masuk", UriKind.Relative));
        using var form = new FormUrlEncodedContent(
        [
            new("_handler", "masuk"), new("__RequestVerificationToken", TokenIn(page)), new("Form.Nama", user), new("Form.Sandi", OrganisationSeed.Password),
        ]);
        using var answer = await http.PostAsync(new Uri("/masuk", UriKind.Relative), form);
        return http;
    }

    private static async Task<string> SendAsync(HttpClient http, SheetId sheet, EntryId entry, string name, byte[] content)
    {
        var page = await http.GetStringAsync(new Uri(MeasurementLinks.Entry(sheet, entry), UriKind.Relative));
        using var form = new MultipartFormDataContent
        {
            { new StringContent(TokenIn(page)), "__RequestVerificationToken" }, { new StringContent(Guid.CreateVersion7().ToString()), "Perintah" },
        };
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "Berkas", name);
        using var answer = await http.PostAsync(new Uri(MeasurementLinks.AddEvidence(sheet, entry), UriKind.Relative), form);
        return await answer.Content.ReadAsStringAsync();
    }

    private static string TokenIn(string page) =>
        new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
