using Tera.Procedures;

namespace Tera.Measurement;

/// <summary>The figures beside a meeting.</summary>
public sealed class RecapExhibitTests
{
    /// <param name="quarter">The demonstration has figures of the third quarter, and none of the fourth.</param>
    /// <param name="shown">Whether they lie there.</param>
    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public async Task Given_a_meeting_then_figures_lie_beside_it_once_there_are_any(int quarter, bool shown)
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.StartAsync(quarter);
        await world.WalkAsync(run, state => state.CurrentStep?.Value == "arahan");
        using var browser = await world.Site.SignedInAsync("sekretaris.bmcktr");

        var page = await browser.GetAsync(ProceduresLinks.Run(run));

        Assert.Equal(shown, page.Html.QuerySelector("section[aria-label=Rekapitulasi]") is not null);
    }
}
