using Tera.Documents.Contracts;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;

namespace Tera.Documents.Acts;

public sealed class ServingTests
{
    /// <summary>Acts whose panels other modules bring.</summary>
    private static readonly ActKind[] Elsewhere = [ActKind.Check];

    [Theory]
    [MemberData(nameof(Shipped.Codes), MemberType = typeof(Shipped))]
    public async Task Every_act_of_a_shipped_SOP_is_done_in_exactly_one_panel(string code)
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await using var session = world.Session();
        var panels = session.Get<IEnumerable<IActPanel>>().Where(panel => panel.GetType().Namespace!.StartsWith("Tera.Documents", StringComparison.Ordinal)).ToList();
        var definition = Shipped.Sop(code);

        var acts = definition.Steps.SelectMany(step => step.Acts.Select(act => (step.Key, Act: act)));

        Assert.All(acts, one => Assert.True(
            Servers(panels, one.Act, definition) == 1,
            $"{code}/{one.Key} {one.Act.Kind} is served by {Servers(panels, one.Act, definition)} panels"));
    }

    [Theory]
    [InlineData("pengumpulan-data")]
    [InlineData("evaluasi")]
    [InlineData("pelaporan")]
    public void An_SOP_about_texts_has_no_act_on_figures(string code) =>
        Assert.DoesNotContain(Shipped.Sop(code).Steps.SelectMany(step => step.Acts), act => FigureWork.Is(act, Shipped.Sop(code)));

    private static int Servers(IReadOnlyList<IActPanel> panels, Act act, ProcedureDefinition definition) =>
        panels.Count(panel => panel.Serves(act, definition)) + (FigureWork.Is(act, definition) ? 1 : 0) + (Elsewhere.Contains(act.Kind) ? 1 : 0);
}
