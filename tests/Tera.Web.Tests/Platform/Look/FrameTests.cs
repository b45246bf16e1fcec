using Microsoft.AspNetCore.Http;
using Tera.Platform.Layout;

namespace Tera.Platform.Look;

public sealed class FrameTests
{
    private static readonly ShellView Shell = new(Guid.Empty, Tera.Shared.IndonesianTimeZone.Western, 
        "Dra. Ratna Wulandari, M.Si.", "Sekretaris", "Dinas BMCKTR", "Kabupaten Contoh Jaya", 2026,
        [new("Beranda", "/"), new("Pelaksanaan", "/pelaksanaan", 3), new("Rapat", "/rapat", 0)]);

    [Fact]
    public async Task The_frame_begins_with_a_way_past_the_navigation()
    {
        var html = await Page("/pelaksanaan/12");

        Assert.Equal("a", html.Body!.FirstElementChild!.LocalName);
        Assert.NotNull(html.QuerySelector(html.Body.FirstElementChild.GetAttribute("href")!));
    }

    [Theory]
    [InlineData("/", "Beranda")]
    [InlineData("/pelaksanaan/12", "Pelaksanaan")]
    [InlineData("/rapat", "Rapat")]
    [InlineData("/rapatan", null)]
    [InlineData("", null)]
    public async Task The_section_of_the_page_is_the_current_one(string path, string? label)
    {
        var current = (await Page(path)).QuerySelectorAll(".t-nav a[aria-current=page]").Select(link => link.FirstChild!.TextContent).SingleOrDefault();

        Assert.Equal(label, current);
    }

    [Fact]
    public async Task What_waits_is_counted_and_nothing_is_not()
    {
        var html = await Page("/");

        Assert.Equal("3 menunggu", Assert.Single(html.QuerySelectorAll(".t-nav .t-nav-count")).TextContent);
    }

    [Fact]
    public async Task Menu_and_signing_out_work_without_script()
    {
        var html = await Page("/");

        Assert.Equal(2, html.QuerySelectorAll("header details > summary").Length);
        Assert.Equal("post", html.QuerySelector($"form[action='{ShellLinks.SignOut}']")!.GetAttribute("method"));
    }

    [Fact]
    public async Task Strangers_see_the_brand_and_no_navigation()
    {
        var html = await Rendered.Html<Frame>(("Shell", null), ("ChildContent", Rendered.Words("isi")));

        Assert.Empty(html.QuerySelectorAll("nav, form"));
        Assert.NotNull(html.QuerySelector(".t-brand"));
    }

    [Theory]
    [InlineData("Dra. Ratna Wulandari, M.Si.", "RW")]
    [InlineData("Ir. H. Bagas Wiratama, M.T.", "BW")]
    [InlineData("Suparno", "S")]
    [InlineData("Dr. Siti Nur Aini", "SA")]
    public void The_monogram_leaves_titles_out(string name, string monogram) => Assert.Equal(monogram, (Shell with { PersonName = name }).Monogram);

    [Fact]
    public void Navigation_shows_in_order_what_the_person_may_open()
    {
        var navigation = new Navigation([new(2, "Dasbor", "/dasbor", "dashboard.see"), new(1, "SOP", "/sop"), new(0, "Beranda", "/"), new(3, "Sistem", "/sistem", "admin")]);

        var items = navigation.For(permission => permission == "dashboard.see", new Dictionary<string, int> { ["/"] = 2 });

        Assert.Equal([new("Beranda", "/", 2), new("SOP", "/sop"), new NavItem("Dasbor", "/dasbor")], items);
    }

    private static Task<AngleSharp.Html.Dom.IHtmlDocument> Page(string path) => Rendered.Html<Frame>(
        ("Shell", Shell), ("Path", new PathString(path)), ("ChildContent", Rendered.Words("isi")));
}
