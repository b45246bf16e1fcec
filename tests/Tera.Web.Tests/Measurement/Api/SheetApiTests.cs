using System.Net;
using System.Text;
using System.Text.Json;
using Tera.TestKit;

namespace Tera.Measurement.Api;

/// <summary>A sheet filled by a program of the office: the same parser, rights and receipts as on the page.</summary>
public sealed class SheetApiTests : IAsyncLifetime
{
    private const string Account = "bidang.ciptakarya.bmcktr";

    private FiguresWorld _world = null!;
    private TestBrowser _owner = null!;
    private KeyedProgram _program = null!;
    private SheetId _sheet;

    public async ValueTask InitializeAsync()
    {
        _world = await FiguresWorld.CreateAsync();
        _sheet = (await _world.SheetAsync(await _world.CollectingAsync(), "ciptakarya")).Id;
        _owner = await _world.Site.SignedInAsync(Account);
        _program = await KeyedProgram.OfAsync(_world.Site, _owner);
    }

    public async ValueTask DisposeAsync()
    {
        _program.Dispose();
        _owner.Dispose();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task A_program_finds_its_sheet_reads_it_and_its_figures_come_back_as_they_were_sent_with_a_receipt()
    {
        var list = (await _program.GetAsync("/api/sheets?mine=true")).Body.GetProperty("sheets");
        var address = list.EnumerateArray().Select(one => one.GetProperty("href").GetString()!).First(href => href.EndsWith(_sheet.Value.ToString(), StringComparison.Ordinal));
        var rows = await RowsAsync();

        var (status, body) = await _program.PostAsync(address, Sent(Row(rows[1], ("value", 310.5m), ("spent", "Rp1.250.000")), Row(rows[2], ("value", "44,8"), ("followUp", "Dilanjutkan"))));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.StartsWith("TT-", body.GetProperty("receipt").GetProperty("code").GetString(), StringComparison.Ordinal);
        var kept = await RowsAsync();
        Assert.Equal((310.5m, 1_250_000m), (kept[1].GetProperty("amount").GetDecimal(), kept[1].GetProperty("spentAmount").GetDecimal()));
        Assert.Equal((44.8m, "Dilanjutkan"), (kept[2].GetProperty("amount").GetDecimal(), kept[2].GetProperty("followUp").GetString()));
    }

    [Fact]
    public async Task Given_a_text_that_may_be_two_numbers_then_it_is_asked_back_in_the_words_of_the_page_and_a_JSON_number_is_none_of_them()
    {
        var rows = await RowsAsync();

        var (asked, answer) = await SendAsync(Row(rows[1], ("value", "2.387")));
        var (taken, _) = await SendAsync(Row(rows[1], ("value", 2.387m)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked);
        var fault = answer.GetProperty("faults").EnumerateArray().Single();
        Assert.Equal("value", fault.GetProperty("field").GetString());
        Assert.Contains("2387", fault.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, 2.387m), (taken, (await RowsAsync())[1].GetProperty("amount").GetDecimal()));
    }

    [Fact]
    public async Task Given_a_wrong_row_among_right_ones_then_the_right_ones_are_kept_and_the_wrong_one_is_told()
    {
        var rows = await RowsAsync();

        var (status, body) = await SendAsync(Row(rows[1], ("value", 310)), Row(rows[2], ("value", "banyak"), ("enabling", "Cuaca baik")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal(JsonValueKind.Object, body.GetProperty("receipt").ValueKind);
        Assert.Equal(rows[2].GetProperty("entry").GetGuid(), body.GetProperty("faults").EnumerateArray().Single().GetProperty("entry").GetGuid());
        var kept = await RowsAsync();
        Assert.Equal((310m, "Cuaca baik"), (kept[1].GetProperty("amount").GetDecimal(), kept[2].GetProperty("enabling").GetString()));
    }

    [Fact]
    public async Task Given_a_cell_that_somebody_changed_since_it_was_read_then_both_values_come_back_and_nothing_is_overwritten()
    {
        var rows = await RowsAsync();
        var page = await _owner.GetAsync(MeasurementLinks.Sheet(_sheet));
        await _owner.SendAsync(page, "lembar", (page.Html.QuerySelectorAll("[name^='nilai.']")[1].GetAttribute("name")!, "318"));

        var (status, body) = await SendAsync(Row(rows[1], ("value", 310), ("enabling", "Cuaca baik")));

        Assert.Equal(HttpStatusCode.Conflict, status);
        var conflict = body.GetProperty("conflicts").EnumerateArray().Single();
        Assert.Equal(("310", "318"), (conflict.GetProperty("sent").GetString(), conflict.GetProperty("kept").GetString()));
        var kept = (await RowsAsync())[1];
        Assert.Equal((318m, "Cuaca baik"), (kept.GetProperty("amount").GetDecimal(), kept.GetProperty("enabling").GetString()));
    }

    [Fact]
    public async Task Given_the_same_sending_twice_then_it_is_kept_once_and_answered_with_the_same_receipt()
    {
        var sent = Sent(Row((await RowsAsync())[1], ("value", 310)));

        var (_, first) = await _program.PostAsync(MeasurementLinks.ApiSheet(_sheet), sent);
        var (status, second) = await _program.PostAsync(MeasurementLinks.ApiSheet(_sheet), sent);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(first.GetProperty("receipt").GetProperty("code").GetString(), second.GetProperty("receipt").GetProperty("code").GetString());
        Assert.True(second.GetProperty("receipt").GetProperty("repeated").GetBoolean());
    }

    [Fact]
    public async Task A_cell_that_is_not_sent_stays_and_one_that_is_sent_empty_is_emptied()
    {
        await SendAsync(Row((await RowsAsync())[1], ("value", 310), ("enabling", "Cuaca baik"), ("inhibiting", "Longsor")));

        await SendAsync(Row((await RowsAsync())[1], ("inhibiting", null)));

        var kept = (await RowsAsync())[1];
        Assert.Equal((310m, "Cuaca baik", ""), (kept.GetProperty("amount").GetDecimal(), kept.GetProperty("enabling").GetString(), kept.GetProperty("inhibiting").GetString()));
    }

    [Theory]
    [InlineData("{", "application/json", HttpStatusCode.BadRequest, "baris 1")]
    [InlineData("{\"command\":\"0199c000-0000-7000-8000-000000000001\",\"baris\":[]}", "application/json", HttpStatusCode.BadRequest, "$.baris")]
    [InlineData("{\"rows\":[]}", "application/json", HttpStatusCode.UnprocessableEntity, "Sertakan command")]
    [InlineData("{\"command\":\"0199c000-0000-7000-8000-000000000001\",\"rows\":[]}", "application/json", HttpStatusCode.UnprocessableEntity, "1 sampai 2000 baris")]
    [InlineData("{\"command\":\"0199c000-0000-7000-8000-000000000001\",\"rows\":[null]}", "application/json", HttpStatusCode.UnprocessableEntity, "1 sampai 2000 baris")]
    [InlineData("{\"command\":\"0199c000-0000-7000-8000-000000000001\",\"rows\":[{\"entry\":\"0199c000-0000-7000-8000-000000000002\"}]}", "application/json", HttpStatusCode.UnprocessableEntity, "Baris ke-1: sertakan entry dan marks")]
    [InlineData("{\"command\":\"0199c000-0000-7000-8000-000000000001\",\"rows\":[{\"entry\":\"0199c000-0000-7000-8000-000000000002\",\"marks\":\"\",\"value\":[1]}]}", "application/json", HttpStatusCode.UnprocessableEntity, "Baris ke-1, value")]
    [InlineData("{\"command\":\"0199c000-0000-7000-8000-000000000001\",\"rows\":[{\"entry\":\"0199c000-0000-7000-8000-000000000002\",\"marks\":\"\",\"enabling\":\"\\ud83d\"}]}", "application/json", HttpStatusCode.UnprocessableEntity, "Baris ke-1, enabling")]
    [InlineData("null", "application/json", HttpStatusCode.UnprocessableEntity, "Sertakan command")]
    [InlineData("nilai=1", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType, "application/json")]
    public async Task What_cannot_be_read_is_answered_with_where_and_how_to_mend(string body, string type, HttpStatusCode expected, string told)
    {
        var (status, answer) = await _program.PostAsync(MeasurementLinks.ApiSheet(_sheet), body, type);

        Assert.Equal(expected, status);
        Assert.Contains(told, answer.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_more_than_a_sheet_can_hold_then_it_is_not_read_to_its_end()
    {
        var (status, _) = await _program.PostAsync(MeasurementLinks.ApiSheet(_sheet), $"{{\"command\":\"{new string('0', 3 * 1024 * 1024)}\"}}", "application/json");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
    }

    [Fact]
    public async Task Given_a_cookie_instead_of_a_key_then_sheets_are_read_and_nothing_is_written()
    {
        using var http = await CookieClientAsync();
        var read = await http.GetAsync(new Uri(MeasurementLinks.ApiSheet(_sheet), UriKind.Relative));
        using var content = new StringContent(JsonSerializer.Serialize(Sent(Row((await RowsAsync())[1], ("value", 310)))), Encoding.UTF8, "application/json");

        var written = await http.PostAsync(new Uri(MeasurementLinks.ApiSheet(_sheet), UriKind.Relative), content);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (read.StatusCode, written.StatusCode));
        Assert.Contains("/akun/kunci", await written.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, (await RowsAsync())[1].GetProperty("amount").ValueKind);
    }

    [Fact]
    public async Task Given_a_key_of_another_unit_then_the_sheet_is_read_and_not_filled_and_of_another_agency_it_is_not_there()
    {
        using var neighbour = await _world.Site.SignedInAsync("kadis.bmcktr");
        using var reading = await KeyedProgram.OfAsync(_world.Site, neighbour);
        using var stranger = await _world.Site.SignedInAsync("kadis.dishub");
        using var foreign = await KeyedProgram.OfAsync(_world.Site, stranger);
        var sent = Sent(Row((await RowsAsync())[1], ("value", 310)));

        Assert.Equal(HttpStatusCode.OK, (await reading.GetAsync(MeasurementLinks.ApiSheet(_sheet))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await reading.PostAsync(MeasurementLinks.ApiSheet(_sheet), sent)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.GetAsync(MeasurementLinks.ApiSheet(_sheet))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.PostAsync(MeasurementLinks.ApiSheet(_sheet), sent)).Status);
    }

    [Fact]
    public async Task The_figures_of_a_quarter_leave_as_its_recapitulation_shows_them()
    {
        var agency = (await _program.GetAsync("/api/figures")).Body.GetProperty("agencies").EnumerateArray().Single(one => one.GetProperty("code").GetString() == "bmcktr");
        var address = agency.GetProperty("figures").GetString()!.Replace("{year}", "2026", StringComparison.Ordinal).Replace("{quarter}", "2", StringComparison.Ordinal);

        var (status, figures) = await _program.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, status);
        var screen = await _owner.GetAsync($"/pengukuran/perkembangan?tahun=2026&instansi={agency.GetProperty("id").GetString()}");
        var printed = Shared.IndonesianNumber.Format(figures.GetProperty("totals").GetProperty("achievement").GetDecimal(), 2);
        Assert.Contains(printed, screen.Text, StringComparison.Ordinal);
        Assert.All(figures.GetProperty("rows").EnumerateArray(), row => Assert.False(string.IsNullOrEmpty(row.GetProperty("formula").GetString())));
        Assert.Equal(HttpStatusCode.NotFound, (await _program.GetAsync(address.Replace("/2026/2", "/2026/5", StringComparison.Ordinal))).Status);
        using var administrator = await _world.Site.SignedInAsync("admin");
        using var overseer = await KeyedProgram.OfAsync(_world.Site, administrator);
        Assert.Equal(HttpStatusCode.OK, (await overseer.GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await overseer.GetAsync($"/api/figures/{Guid.CreateVersion7()}/2026/2")).Status);
    }

    private Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(params object[] rows) => _program.PostAsync(MeasurementLinks.ApiSheet(_sheet), Sent(rows));

    private async Task<List<JsonElement>> RowsAsync() => [.. (await _program.GetAsync(MeasurementLinks.ApiSheet(_sheet))).Body.GetProperty("rows").EnumerateArray()];

    private static Dictionary<string, object> Sent(params object[] rows) => new() { ["command"] = Guid.CreateVersion7(), ["rows"] = rows };

    private static Dictionary<string, object?> Row(JsonElement row, params (string Name, object? Value)[] cells) => new(cells.Select(cell => KeyValuePair.Create(cell.Name, cell.Value)))
    {
        ["entry"] = row.GetProperty("entry").GetGuid(), ["marks"] = row.GetProperty("marks").GetString(),
    };

    /// <summary>What a foreign page could make the browser of somebody signed in send.</summary>
    private async Task<HttpClient> CookieClientAsync()
    {
        var http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = _world.Site.Address };
        var form = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await http.GetStringAsync(new Uri("/masuk", UriKind.Relative)));
        using var typed = new FormUrlEncodedContent(
        [
            .. form.QuerySelectorAll("form input[type=hidden]").Select(one => KeyValuePair.Create(one.GetAttribute("name")!, one.GetAttribute("value") ?? "")),
            new("Form.Name", Account), new("Form.Password", Organisation.Demonstration.OrganisationSeed.Password),
        ]);
        await http.PostAsync(new Uri("/masuk", UriKind.Relative), typed);
        return http;
    }
}
