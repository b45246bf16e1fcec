using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Components;
using Tera.Platform.Paper;
using Tera.Procedures.Definitions;
using Tera.Procedures.Drawing;

namespace Tera.Procedures.Matrix;

public sealed partial class FlowMatrixTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly FlowLayout Bmcktr = FlowLayout.Of(SampleSops.Bmcktr());

    public static TheoryData<string> Samples => [.. SampleSops.All.Keys];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Every_row_has_a_cell_for_every_column_and_no_style_of_its_own(string sample)
    {
        var layout = FlowLayout.Of(SampleSops.All[sample]);
        var page = await Plain(layout);
        Assert.Equal(layout.Rows.Length, page.QuerySelectorAll("tr.t-mx-row").Length);
        Assert.All(page.QuerySelectorAll("tr.t-mx-row"), row => Assert.Equal(layout.Columns + 4, row.Children.Length));
        Assert.Equal(layout.Columns + 4, page.QuerySelectorAll("col").Length);
        Assert.Empty(page.QuerySelectorAll("[style], style, script"));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Every_class_of_a_line_and_a_symbol_stands_in_the_style_sheet(string sample)
    {
        var css = StyleSheets();
        var page = await Plain(FlowLayout.Of(SampleSops.All[sample]));
        var used = page.QuerySelectorAll("i, i + i, .t-mx-symbol, .t-mx-head").SelectMany(element => element.ClassList).Distinct();
        Assert.All(used.Where(name => name is not ("t-mx-box" or "t-mx-plain" or "t-mx-in-printed" or "t-mx-in-proposed" or "t-mx-head-printed")),
            name => Assert.Contains("." + name, css, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_corrected_role_keeps_the_printed_one_for_eye_and_ear()
    {
        var head = (await Plain(Bmcktr)).QuerySelectorAll(".t-mx-h-lane")[^1];
        Assert.Equal("tercetak: Subag Perencanaan", head.GetAttribute("title"));
        Assert.StartsWith("Subbag Perencanaan", head.TextContent, StringComparison.Ordinal);
        Assert.Contains("tercetak: Subag Perencanaan", head.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_decision_says_in_words_where_its_exits_lead_and_that_the_return_is_a_proposal()
    {
        var words = (await Plain(Bmcktr)).QuerySelector("#langkah-analisa .t-mx-words-back")!;
        Assert.Equal("Tidak: kembali ke langkah 4 atau langkah 5 (usulan).", words.TextContent);
    }

    [Fact]
    public async Task A_service_step_has_no_number_and_says_that_it_is_outside_the_rows()
    {
        var row = (await Plain(Bmcktr)).QuerySelector("#langkah-pengesahan")!;
        Assert.Contains("t-mx-service", row.ClassList);
        Assert.Equal("", row.QuerySelector(".t-mx-no")!.TextContent);
        Assert.Contains("di luar baris SOP", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_somebody_who_never_said_that_he_took_part_when_the_decided_row_is_shown_then_his_box_bears_no_tick_and_says_so()
    {
        var analysis = Bmcktr.Definition[new("analisa")];
        var silent = analysis.Lanes[^1];
        var run = Running();
        run = run with { Rows = run.Rows.Add(new("analisa"), new() { State = StepState.Done, LanesCovered = [silent] }) };

        var row = (await Rendered.As<FlowMatrix>(("Layout", Bmcktr), ("Caption", "Alur"), ("Run", run))).QuerySelector("#langkah-analisa")!;

        Assert.Contains($"{Bmcktr.Definition.Lane(silent).Role}: bersama, tidak menyatakan ikut", row.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_run_when_shown_then_the_open_row_is_current_with_its_count_its_late_badge_and_the_slip_below_it()
    {
        RenderFragment slip = builder => builder.AddMarkupContent(0, "<section id=\"slip\">Giliran Anda</section>");
        var page = await Rendered.As<FlowMatrix>(("Layout", Bmcktr), ("Caption", "Alur"), ("Run", Running()), ("Panel", slip));
        var row = page.QuerySelector("tr[aria-current=step]")!;
        Assert.Equal("langkah-isi", row.Id);
        Assert.Equal("2 / 5", row.QuerySelector(".t-mx-count")!.TextContent);
        Assert.Equal("2", row.QuerySelector(".t-mx-late-count")!.TextContent);
        Assert.Equal("Bidang: kegiatan, sedang berjalan, 2 dari 5 Bidang menyerahkan, 2 terlambat", row.QuerySelector(".t-mx-now")!.GetAttribute("aria-label"));
        Assert.Equal("Sekretaris: bersama, selesai", row.QuerySelector(".t-mx-done")!.GetAttribute("aria-label"));
        Assert.True(row.NextElementSibling!.ClassList.Contains("t-mx-stub"));
        Assert.NotNull(row.NextElementSibling!.NextElementSibling!.QuerySelector("#slip"));
        Assert.Equal(2, row.NextElementSibling!.QuerySelectorAll("i").Length);
    }

    [Fact]
    public async Task Given_a_run_when_shown_then_what_was_travelled_is_solid_what_is_to_come_dotted_and_the_return_dashed()
    {
        var page = await Rendered.As<FlowMatrix>(("Layout", Bmcktr), ("Caption", "Alur"), ("Run", Running()));
        Assert.NotEmpty(page.QuerySelectorAll("#langkah-isi .t-mx-lane i.t-mx-v12.t-mx-to-done"));
        Assert.NotEmpty(page.QuerySelectorAll("#langkah-susun i.t-mx-v15.t-mx-to-next"));
        Assert.NotEmpty(page.QuerySelectorAll("#langkah-lapor .t-mx-gutter i.t-mx-v05.t-mx-to-back"));
        Assert.Empty(page.QuerySelectorAll(".t-mx-to-printed, .t-mx-to-proposed"));
    }

    [Fact]
    public async Task On_paper_the_columns_are_those_of_the_regulation_and_nothing_is_left_to_variables()
    {
        var page = await Rendered.As<FlowMatrixPrint>(("Layout", FlowLayout.Of(SampleSops.Bmcktr(), FlowExtent.AsPrinted)));
        Assert.Equal(
            ["No", "Kegiatan", "Pelaksana", "Mutu Baku", "Ket.", "Kepala Dinas", "Sekretaris", "Bidang", "Tim SAKIP", "Subag Perencanaan", "Kelengkapan", "Waktu", "Keluaran"],
            page.QuerySelector("table")!.QuerySelectorAll("th").Select(head => head.TextContent));
        var html = page.DocumentElement.OuterHtml;
        Assert.DoesNotContain("var(", html, StringComparison.Ordinal);
        Assert.DoesNotContain("calc(", html, StringComparison.Ordinal);
        Assert.Equal(9, page.QuerySelectorAll("tbody tr:not(.t-px-off)").Length);
        var drawings = Drawings(html);
        Assert.Equal(9, drawings.Count);
        Assert.Contains(drawings, drawing => drawing.Descendants(Svg + "text").Any(word => word.Value == "Tidak"));
        Assert.All(drawings.SelectMany(drawing => drawing.Descendants(Svg + "text")), word => Assert.NotNull(word.Attribute("fill")));
        Assert.All(drawings, drawing => Assert.NotEmpty(drawing.Descendants(Svg + "rect").Concat(drawing.Descendants(Svg + "path").Where(path => path.Attribute("class")?.Value == "t-mx-shape"))));
    }

    [Fact]
    public async Task On_paper_the_names_of_many_lanes_stand_upright_each_in_its_place()
    {
        var layout = FlowLayout.Of(SampleSops.TwelveLanes(), FlowExtent.AsPrinted);

        var drawings = Drawings((await Rendered.As<FlowMatrixPrint>(("Layout", layout))).DocumentElement.OuterHtml);

        Assert.Equal(layout.Rows.Length + 1, drawings.Count);
        Assert.Equal(string.Join(' ', layout.Definition.Lanes.Select(lane => lane.Printed)), string.Join(' ', drawings[^1].Descendants(Svg + "text").Select(text => text.Value)));
    }

    /// <summary>The pictures that lie behind the cells of a page.</summary>
    private static List<XElement> Drawings(string html) =>
        [.. html.Split("url(data:image/svg+xml;base64,").Skip(1).Select(part => XElement.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(part[..part.IndexOf(')', StringComparison.Ordinal)]))))];

    [Theory]
    [InlineData(PaperSize.F4Landscape)]
    [InlineData(PaperSize.A4Landscape)]
    public async Task What_crosses_a_page_is_marked_at_both_ends_with_the_same_letter_and_no_row_stands_alone(PaperSize size)
    {
        var layout = FlowLayout.Of(SampleSops.TwelveLanes(), FlowExtent.AsPrinted);

        var page = await Rendered.As<FlowMatrixPrint>(("Layout", layout), ("Size", size));

        var tables = page.QuerySelectorAll("table").ToList();
        Assert.True(tables.Count > 1);
        Assert.Equal(layout.Rows.Length, page.QuerySelectorAll("tbody tr:not(.t-px-off)").Length);
        Assert.All(tables, table => Assert.True(table.QuerySelectorAll("tbody tr:not(.t-px-off)").Length > 1));
        Assert.All(tables.Zip(tables.Skip(1)), pair => Assert.Equal(
            Letters(pair.First.QuerySelectorAll("tbody tr")[^1]), Letters(pair.Second.QuerySelectorAll("tbody tr")[0])));
        Assert.All(tables.SkipLast(1), table => Assert.NotEmpty(Letters(table.QuerySelectorAll("tbody tr")[^1])));

        static string Letters(AngleSharp.Dom.IElement row) => row.ClassList.Contains("t-px-off") ? string.Concat(row.QuerySelectorAll("svg text").Select(text => text.TextContent)) : "";
    }

    [Fact]
    public async Task A_name_from_outside_cannot_break_out_of_a_drawing()
    {
        var run = Running() with { Rows = Running().Rows.SetItem(new("isi"), new() { State = StepState.Now, SymbolText = "</text><b>" }) };
        Assert.Empty((await Rendered.As<FlowMatrix>(("Layout", Bmcktr), ("Caption", "Alur"), ("Run", run))).QuerySelectorAll("svg b"));
        var sop = new Sop("<b>", "<b>Kepala").Row("satu", "<b>", 0).Build();
        Assert.Empty((await Rendered.As<FlowStrip>(("Layout", FlowLayout.Of(sop)), ("Sentence", "\"><b>"))).QuerySelectorAll("b"));
    }

    [Fact]
    public async Task The_strip_draws_every_way_once_and_says_every_step_in_a_segment()
    {
        var layout = FlowLayout.Of(SampleSops.Bmcktr(), FlowExtent.AsPrinted);
        var page = await Rendered.As<FlowStrip>(("Layout", layout), ("Run", Running()), ("Sentence", "Langkah 4 dari 9"));
        Assert.Equal(layout.Edges.Length, page.QuerySelectorAll(".t-strip .t-mx-head").Length);
        Assert.Equal("langkah 4: sedang berjalan", page.QuerySelectorAll(".t-strip-segments li")[3].TextContent);
    }

    [Fact]
    public async Task A_flow_too_long_for_a_strip_is_shown_as_segments_alone()
    {
        var page = await Rendered.As<FlowStrip>(("Layout", FlowLayout.Of(SampleSops.TwelveLanes())), ("Sentence", "Langkah 1"));
        Assert.Null(page.QuerySelector(".t-strip"));
        Assert.NotNull(page.QuerySelector(".t-strip-only"));
    }

    [Fact]
    public void Every_act_has_a_word() => Assert.All(Enum.GetValues<ActKind>(), kind => Assert.NotEmpty(MatrixWords.Act(kind)));

    [Fact]
    public async Task The_style_sheet_takes_its_colours_from_the_tokens()
    {
        var css = StyleSheets();
        Assert.DoesNotMatch(Colour(), css);
    }

    private static Task<IDocument> Plain(FlowLayout layout) => Rendered.As<FlowMatrix>(("Layout", layout), ("Caption", "Alur SOP"));

    private static MatrixRunView Running() => new()
    {
        Rows = new Dictionary<StepKey, MatrixRowView>
        {
            [new("perintah")] = new() { State = StepState.Done, ActualText = "6 menit", Ratio = 0.6m, FinishedText = "selesai 1 Okt 08.06" },
            [new("rapat")] = new() { State = StepState.Done },
            [new("format")] = new() { State = StepState.Done },
            [new("isi")] = new()
            {
                State = StepState.Now, SymbolText = "2 / 5", SymbolMeaning = "2 dari 5 Bidang menyerahkan", LateCount = 2,
                LanesOpen = [Bmcktr.Definition.Lanes[Bmcktr.Find(new("isi"))!.MainLane].Key], LanesDone = [Sop.LaneKey(1)],
            },
        }.ToImmutableDictionary(),
        Travelled = [new(new("perintah"), new("rapat")), new(new("rapat"), new("format")), new(new("format"), new("isi"))],
    };

    private static string StyleSheets() => string.Concat(
        Directory.EnumerateFiles(Path.Combine(Tera.Platform.Look.Sources.Web, "wwwroot", "css"), "flow-*.css").Order().Select(File.ReadAllText));

    [GeneratedRegex("#[0-9a-fA-F]{3,8}\\b|rgba?\\(|hsl")]
    private static partial Regex Colour();
}
