using System.Net;
using Tera.Measurement.Sheets;
using Tera.Planning;
using Tera.Platform.Spreadsheets;
using Tera.TestKit;

namespace Tera.Measurement;

/// <summary>The sheet by way of a spreadsheet: any part of it, in any order, meeting what others have saved as the screen does.</summary>
public sealed class SheetBookTests : IAsyncLifetime
{
    private const string Account = "bidang.ciptakarya.bmcktr";
    private const int Actual = 5, Spent = 6, Enabling = 7, Missing = 10;

    private FiguresWorld _world = null!;
    private TestBrowser _browser = null!;
    private SheetId _sheet;

    public async ValueTask InitializeAsync()
    {
        _world = await FiguresWorld.CreateAsync();
        _sheet = (await _world.SheetAsync(await _world.CollectingAsync(), "ciptakarya")).Id;
        _browser = await _world.Site.SignedInAsync(Account);
    }

    [Fact]
    public async Task Given_the_workbook_as_it_was_downloaded_when_it_is_uploaded_then_nothing_changes()
    {
        var page = await UploadAsync(await LinesAsync());

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Tidak ada yang berubah", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_columns_stand_side_by_side_as_on_the_screen_so_that_a_block_copied_here_fits_there()
    {
        var page = await _browser.GetAsync(MeasurementLinks.Sheet(_sheet));
        var onScreen = page.Html.QuerySelectorAll("tr[id^='baris-']")[0].QuerySelectorAll("[data-cell]").Select(cell => cell.GetAttribute("name")!.Split('.')[0]).ToList();

        Assert.Equal(["nilai", "anggaran", "pendorong", "penghambat", "lanjut"], onScreen.Take(5));
        Assert.Equal(["Realisasi", "Realisasi anggaran (Rp)", "Faktor pendorong", "Faktor penghambat", "Tindak lanjut"], (await LinesAsync())[0].Skip(Actual).Take(5));
    }

    [Fact]
    public async Task Given_some_lines_filled_sorted_and_left_out_when_they_are_uploaded_then_they_are_saved_with_a_receipt_and_formulas_count_by_their_value()
    {
        var lines = await LinesAsync();
        lines[2][Actual] = new Formula("300+10", 310m);
        lines[2][Spent] = 1_250_000m;
        lines[3][Actual] = "44,8";

        var page = await UploadAsync([lines[0], lines[3], lines[2]]);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("TT-", page.Text, StringComparison.Ordinal);
        var kept = await LinesAsync();
        Assert.Equal((310m, 1_250_000m, 44.8m), (kept[2][Actual], kept[2][Spent], kept[3][Actual]));
    }

    [Fact]
    public async Task Given_a_wrong_cell_and_a_cell_somebody_else_filled_meanwhile_when_uploaded_then_each_is_told_at_its_place_and_the_rest_is_saved()
    {
        var lines = await LinesAsync();
        lines[1][Enabling] = "Perencanaan selesai lebih awal";
        lines[2][Actual] = 310m;
        lines[3][Actual] = "banyak";
        lines[3][Enabling] = "Curah hujan tinggi";
        using var colleague = await _world.Site.SignedInAsync(Account);
        var theirs = await colleague.GetAsync(MeasurementLinks.Sheet(_sheet));
        await colleague.SendAsync(theirs, "lembar", (theirs.Html.QuerySelectorAll("[name^='nilai.']")[1].GetAttribute("name")!, "318"));

        var page = await UploadAsync(lines);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("F4: ", page.Html.QuerySelector(".t-fault-list")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("menyimpan 318; Anda mengetik 310", page.Html.QuerySelector("[data-conflict]")!.TextContent, StringComparison.Ordinal);
        var kept = await LinesAsync();
        Assert.Equal(("Perencanaan selesai lebih awal", 318m, "Curah hujan tinggi"), (kept[1][Enabling], kept[2][Actual], kept[3][Enabling]));
    }

    [Fact]
    public async Task Given_a_workbook_of_which_a_part_was_saved_when_the_mended_one_is_uploaded_on_that_very_page_then_it_is_saved_too()
    {
        var lines = await LinesAsync();
        lines[2][Actual] = 310m;
        lines[3][Actual] = "empat";
        var page = await UploadAsync(lines);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        lines[3][Actual] = 44.8m;

        var after = await SendAsync(page, lines);

        Assert.Contains("TT-", after.Text, StringComparison.Ordinal);
        var kept = await LinesAsync();
        Assert.Equal((310m, 44.8m), (kept[2][Actual], kept[3][Actual]));
    }

    [Fact]
    public async Task Given_a_refused_cell_when_it_is_given_up_then_what_is_kept_stands_again_and_nothing_is_refused_any_more()
    {
        var lines = await LinesAsync();
        lines[2][Actual] = 310m;
        await UploadAsync(lines);
        lines = await LinesAsync();
        lines[2][Actual] = "banyak";
        var page = await UploadAsync(lines);
        var button = page.Html.QuerySelector($"button[name={SheetForm.Dismiss}]")!;

        var after = await _browser.SendAsync(page, "lembar", (SheetForm.Dismiss, button.GetAttribute("value")!));

        Assert.Equal(HttpStatusCode.OK, after.Status);
        Assert.Empty(after.Html.QuerySelectorAll(".t-row-note-refused"));
        Assert.Equal("310", after.ValueOf(after.Html.QuerySelectorAll("[name^='nilai.']")[1].GetAttribute("name")!));
    }

    [Fact]
    public async Task Given_a_reason_for_having_no_figure_when_a_workbook_without_that_column_is_uploaded_then_the_reason_stays()
    {
        var lines = await LinesAsync();
        lines[2][Missing] = "Survei belum selesai";
        await UploadAsync(lines);

        var page = await UploadAsync([.. (await LinesAsync()).Select(line => (object[])[.. line[..Missing], .. line[(Missing + 1)..]])]);

        Assert.Contains("Tidak ada yang berubah", page.Text, StringComparison.Ordinal);
        Assert.Equal("Survei belum selesai", (await LinesAsync())[2][Missing]);
    }

    [Fact]
    public async Task Given_a_workbook_without_the_column_for_reasons_when_figures_stand_in_it_then_they_are_saved_and_a_reason_elsewhere_stays()
    {
        var lines = await LinesAsync();
        lines[3][Missing] = "Survei belum selesai";
        await UploadAsync(lines);
        lines = await LinesAsync();
        lines[2][Actual] = 310m;

        var page = await UploadAsync([.. lines.Select(line => (object[])[.. line[..Missing], .. line[(Missing + 1)..]])]);

        Assert.Contains("TT-", page.Text, StringComparison.Ordinal);
        var kept = await LinesAsync();
        Assert.Equal((310m, "Survei belum selesai"), (kept[2][Actual], kept[3][Missing]));
    }

    [Theory]
    [InlineData("Realisasi TW IV", "F1", "Judul kolom “Realisasi TW IV”")]
    [InlineData("Indikator", "F1", "ganda")]
    [InlineData("", "F1", "(kosong)")]
    public async Task Given_a_head_nobody_knows_or_one_that_stands_twice_when_uploaded_then_its_cell_is_named_and_nothing_is_dropped_silently(string head, string cell, string words)
    {
        var lines = await LinesAsync();
        lines[2][Actual] = 310m;
        lines[0][Actual] = head;

        var page = await UploadAsync(lines);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        var fault = page.Html.QuerySelector(".t-fault-list")!.TextContent;
        Assert.Contains(words, fault, StringComparison.Ordinal);
        Assert.Contains(cell, fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_figure_a_formula_gave_with_endless_decimals_when_uploaded_then_it_is_kept_with_all_of_them_and_its_row_can_still_be_saved_on_the_screen()
    {
        var lines = await LinesAsync();
        lines[2][Actual] = new Formula("2/3*100", 66.6666666666667m);

        await UploadAsync(lines);

        Assert.Equal(66.6666666666667m, (await LinesAsync())[2][Actual]);
        var page = await _browser.GetAsync(MeasurementLinks.Sheet(_sheet));
        var name = page.Html.QuerySelectorAll("[name^='pendorong.']")[1].GetAttribute("name")!;
        var saved = await _browser.SendAsync(page, "lembar", (name, "Kontrak awal tahun"));
        Assert.Equal((HttpStatusCode.OK, "Kontrak awal tahun"), (saved.Status, saved.ValueOf(name)));
        Assert.Equal(66.6666666666667m, (await LinesAsync())[2][Actual]);
    }

    [Fact]
    public async Task Given_money_that_a_workbook_holds_as_a_number_with_three_decimals_when_uploaded_then_it_is_that_number_and_text_of_the_same_look_is_asked_back()
    {
        var lines = await LinesAsync();
        (lines[2][Spent], lines[3][Spent]) = (950.125m, "950,125");

        var page = await UploadAsync(lines);

        Assert.Contains("950125", page.Html.QuerySelector(".t-fault-list")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(950.125m, (await LinesAsync())[2][Spent]);
        Assert.Contains("Tidak ada yang berubah", (await UploadAsync(await LinesAsync())).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "#DIV/0!")]
    [InlineData(false, "=300+10")]
    public async Task Given_a_cell_the_spreadsheet_could_not_reckon_when_it_is_uploaded_then_its_address_is_told_and_what_was_saved_stays(bool error, string told)
    {
        var lines = await LinesAsync();
        lines[2][Actual] = 310m;
        lines[2][Spent] = 1_250_000m;
        await UploadAsync(lines);
        lines[2][Actual] = 320m;
        lines[2][Spent] = error ? new CellError("#DIV/0!") : new Formula("300+10", null);

        var page = await UploadAsync(lines);

        Assert.Contains($"Sel G3 berisi “{told}”", page.Text, StringComparison.Ordinal);
        var kept = await LinesAsync();
        Assert.Equal((310m, 1_250_000m), (kept[2][Actual], kept[2][Spent]));
    }

    [Fact]
    public async Task Given_a_text_with_a_sign_no_workbook_may_hold_when_the_sheet_is_downloaded_then_it_comes_without_it()
    {
        var page = await _browser.GetAsync(MeasurementLinks.Sheet(_sheet));
        var name = page.Html.QuerySelectorAll("[name^='pendorong.']")[0].GetAttribute("name")!;
        await _browser.SendAsync(page, "lembar", (name, "Perencanaan\u000bselesai"));

        Assert.Equal("Perencanaanselesai", (await LinesAsync())[1][Enabling]);
    }

    [Fact]
    public async Task Given_a_workbook_without_its_keys_or_of_another_kind_when_uploaded_then_the_reason_is_said()
    {
        var lines = await LinesAsync();
        var page = await _browser.GetAsync(MeasurementLinks.Sheet(_sheet));

        var foreign = await UploadAsync([.. lines.Select(line => line[1..])]);
        lines[1][0] = lines[2][0];
        var twice = await UploadAsync(lines);
        var text = await _browser.SendFileAsync(page, page.Form("unggah-lembar"), "Lembar", "lembar.csv", "a;b\n1;2\n"u8.ToArray());

        Assert.Contains("bukan lembar yang diunduh", foreign.Text, StringComparison.Ordinal);
        Assert.Contains("Kunci baris di sel A3", twice.Text, StringComparison.Ordinal);
        Assert.All([foreign, twice, text], one => Assert.Equal(HttpStatusCode.UnprocessableEntity, one.Status));
    }

    [Fact]
    public async Task Given_a_person_of_another_agency_when_he_asks_for_the_workbook_then_it_is_not_there()
    {
        using var stranger = await _world.Site.SignedInAsync("kabag.kerjasama");

        Assert.Null(await stranger.DownloadAsync(MeasurementLinks.Book(_sheet)));
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _world.DisposeAsync();
    }

    /// <summary>The sheet as a spreadsheet program would hold it.</summary>
    private async Task<List<object[]>> LinesAsync()
    {
        using var book = new MemoryStream((await _browser.DownloadAsync(MeasurementLinks.Book(_sheet)))!);
        var sheet = Assert.Single(Sample.Of(WorkbookReader.Read(book, name => name == "Lembar", 100)));
        return [.. sheet.Lines.Select(line => line.Select(cell => cell.Number is { } number ? (object)number : cell.Text).ToArray())];
    }

    private async Task<TestPage> UploadAsync(IReadOnlyList<object[]> lines)
    {
        return await SendAsync(await _browser.GetAsync(MeasurementLinks.Sheet(_sheet)), lines);
    }

    private Task<TestPage> SendAsync(TestPage page, IReadOnlyList<object[]> lines) =>
        _browser.SendFileAsync(page, page.Form("unggah-lembar"), "Lembar", "lembar.xlsx", new TestBook().Sheet("Lembar", [.. lines]).ToArray());
}
