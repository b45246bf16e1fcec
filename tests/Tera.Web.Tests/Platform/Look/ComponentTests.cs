using Tera.Platform.Components;

namespace Tera.Platform.Look;

public sealed class ComponentTests
{
    [Fact]
    public async Task An_icon_beside_a_word_is_hidden_from_screen_readers_and_a_lonely_one_has_a_name()
    {
        Assert.Equal("true", (await Rendered.Html<Icon>(("Name", "check"))).QuerySelector("svg")!.GetAttribute("aria-hidden"));

        var lonely = (await Rendered.Html<Icon>(("Name", "check"), ("Label", "Selesai"))).QuerySelector("svg")!;
        Assert.Equal(("img", "Selesai"), (lonely.GetAttribute("role"), lonely.GetAttribute("aria-label")));
    }

    [Fact]
    public async Task Every_state_is_shown_by_icon_and_word_together()
    {
        foreach (var state in WorkState.All)
        {
            var html = await Rendered.Html<StatusWord>(("State", state));
            Assert.NotNull(html.QuerySelector("use"));
            Assert.Equal(state.Word, html.Body!.TextContent.Trim());
        }
    }

    [Fact]
    public async Task The_next_action_has_exactly_one_primary_button()
    {
        var html = await Rendered.Html<NextAction>(("Title", "Dua unit belum menyerahkan"), ("Action", "Ingatkan 2 unit"), ("Href", "#ingatkan"));

        Assert.Equal("Ingatkan 2 unit", Assert.Single(html.QuerySelectorAll(".btn-primary")).TextContent);
    }

    [Fact]
    public async Task When_nothing_waits_the_same_place_says_so_without_a_button()
    {
        var html = await Rendered.Html<NextAction>(("Title", null));

        Assert.Contains("Tidak ada yang menunggu Anda", html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(html.QuerySelectorAll(".btn"));
    }

    [Fact]
    public async Task A_destructive_act_says_its_effect_and_asks_for_a_reason()
    {
        var html = await Rendered.Html<ConfirmDetails>(
            ("Summary", "Tutup…"), ("Effect", "32 isian belum dilaporkan."), ("Button", "Tutup pengumpulan"), ("ReasonName", "Alasan"));

        Assert.False(html.QuerySelector("details")!.HasAttribute("open"));
        Assert.Contains("32 isian", html.QuerySelector("p")!.TextContent, StringComparison.Ordinal);
        Assert.True(html.QuerySelector("textarea[name=Alasan]")!.HasAttribute("required"));
    }

    [Theory]
    [InlineData(450, 900, 50, 0)]
    [InlineData(900, 900, 100, 0)]
    [InlineData(1170, 900, 100, 30)]
    [InlineData(90_000, 900, 100, 60)]
    public async Task The_standards_tick_stands_at_the_same_place_in_every_ratio_bar(long used, long standard, int inTime, int beyond)
    {
        var html = await Rendered.Html<RatioBar>(("UsedMinutes", used), ("StandardMinutes", (long?)standard), ("Used", "x"), ("Note", "y"));

        Assert.Equal("99", html.QuerySelector(".t-ratio-tick")!.GetAttribute("x"));
        Assert.Equal(inTime.ToString(), html.QuerySelector(".t-ratio-used")!.GetAttribute("width"));
        Assert.Equal(beyond == 0 ? null : beyond.ToString(), html.QuerySelector(".t-ratio-over")?.GetAttribute("width"));
    }

    [Fact]
    public async Task Without_a_printed_standard_there_is_no_bar()
    {
        var html = await Rendered.Html<RatioBar>(("UsedMinutes", 10L), ("StandardMinutes", null), ("Used", "10 menit"));

        Assert.Null(html.QuerySelector("svg"));
        Assert.Contains("tanpa baku", html.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "1–25 dari 214", "1 2 3 9")]
    [InlineData(5, "101–125 dari 214", "1 3 4 5 6 7 9")]
    [InlineData(9, "201–214 dari 214", "1 7 8 9")]
    public async Task A_pager_shows_the_ends_and_the_neighbours(int page, string range, string numbers)
    {
        var html = await Rendered.Html<Pager>(
            ("Page", page), ("Size", 25), ("Total", 214), ("Href", (Func<int, string>)(number => $"?hal={number}")));

        Assert.Equal(range, html.QuerySelector("nav > span")!.TextContent);
        Assert.Equal(numbers, string.Join(' ', html.QuerySelectorAll("li").Select(item => item.TextContent.Trim()).Where(text => text.Length > 0)));
        Assert.Equal(page.ToString(), html.QuerySelector("[aria-current=page]")!.TextContent);
    }

    [Fact]
    public async Task A_table_has_a_caption_and_can_be_scrolled_by_keyboard()
    {
        var html = await Rendered.Html<DataTable>(
            ("Caption", "Indikator"), ("Head", Rendered.Words("")), ("ChildContent", Rendered.Words("")));

        Assert.Equal("Indikator", html.QuerySelector("caption")!.TextContent);
        Assert.Equal("0", html.QuerySelector("[role=region]")!.GetAttribute("tabindex"));
    }
}
