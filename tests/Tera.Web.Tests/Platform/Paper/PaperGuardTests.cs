namespace Tera.Platform.Paper;

public sealed class PaperGuardTests
{
    [Theory]
    [InlineData("<img src=\"file:///etc/passwd\">")]
    [InlineData("<img src=\"http://10.0.0.1/\" alt=\"x\">")]
    [InlineData("<IMG SRC=\"logo.png\">")]
    [InlineData("<img src='file:///etc/passwd'>")]
    [InlineData("<img a'b src=file:///etc/passwd>")]
    [InlineData("<img alt=\"<\" src=\"file:///etc/passwd\">")]
    [InlineData("<img/src=\"file:///etc/passwd\">")]
    [InlineData("<link rel=\"attachment\" href=\"file:///etc/passwd\">")]
    [InlineData("<a rel=\"attachment\" href=\"file:///etc/passwd\">x</a>")]
    [InlineData("<object data=\"file:///etc/passwd\"></object>")]
    [InlineData("<svg><image xlink:href=\"file:///etc/passwd\"/></svg>")]
    [InlineData("<svg><rect fill=\"url(file:///etc/passwd)\"/></svg>")]
    [InlineData("<p style=\"background:url(file:///etc/passwd)\">x</p>")]
    [InlineData("<p style=\"background:\\75rl(file:///etc/passwd)\">x</p>")]
    [InlineData("<p style=\"background:&#117;rl(file:///etc/passwd)\">x</p>")]
    [InlineData("<style>@import 'file:///etc/passwd';</style>")]
    [InlineData("<style>td{background:url(data:image/svg+xml;base64,PHN2Zz48aW1hZ2UgaHJlZj0iZmlsZTovLy9ldGMvcGFzc3dkIi8+PC9zdmc+)}</style>")]
    [InlineData("<style>td{background:url(data:image/svg+xml,x)}</style>")]
    [InlineData("<iframe src=\"data:text/html,x\"></iframe>")]
    [InlineData("<p>lebih kecil < dari</p>")]
    public void A_page_that_would_fetch_something_is_not_printed(string html) =>
        Assert.Throws<UnsafePaperException>(() => PaperGuard.Check(html));

    [Theory]
    [InlineData("<!DOCTYPE html><p class=\"x\">src=\"file:///etc/passwd\" &lt;img&gt; it's 5 > 4</p><br/>")]
    [InlineData("<a href=\"https://kinerja.contohjaya.example/periksa/1\">periksa</a>")]
    [InlineData("<style>td{background-image:url(data:image/svg+xml;base64,PHN2Zz48cGF0aCBkPSJNMCAwVjkiLz48L3N2Zz4=)}</style>")]
    [InlineData("<img src=\"data:image/png;base64,AAAA\" alt=\"Lambang\"><svg><use href=\"#a\"/></svg>")]
    public void Text_links_and_pictures_that_bring_their_bytes_are_printed(string html) => PaperGuard.Check(html);

    [Fact]
    public void A_long_page_is_read_in_time_that_grows_with_its_length_only()
    {
        var html = string.Concat(Enumerable.Repeat("<td class=\"num\">51.405.000.000</td>", 50_000)) + new string('"', 200_000);

        PaperGuard.Check(html);
    }
}
