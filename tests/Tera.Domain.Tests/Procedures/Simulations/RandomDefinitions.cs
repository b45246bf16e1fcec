using Tera.Procedures.Builders;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Simulations;

/// <summary>SOPs of every shape the language of the library allows.</summary>
internal static class RandomDefinitions
{
    private static readonly string[] AllLanes = ["kepala", "sekretaris", "tim", "kasubbag", "staf", "penyusun"];
    private static readonly string[] Artifacts = ["disposisi", "data", "rekap", "notulen"];
    private static readonly ActKind[] Kinds = [.. Enum.GetValues<ActKind>().Where(kind => kind is not ActKind.Check)];

    /// <summary>
    /// Sound by construction: each step leads to the one after, or decides with one exit to the one after and the other to anywhere;
    /// the other exits, and refusals, lead forward, back or to the end.
    /// </summary>
    public static ProcedureDefinition Sound(Draw draw)
    {
        var size = 1 + draw.Below(12);
        var lanes = AllLanes[..(1 + draw.Below(AllLanes.Length))];
        var definition = A.Definition();
        for (var index = 0; index < size; index++)
        {
            var here = index;
            definition.Step(Name(here), step => Describe(step, draw, lanes, here, size));
        }

        return definition.Build();
    }

    /// <summary>A few steps wired at random, mostly unsound; every target exists.</summary>
    public static ProcedureDefinition Wired(Draw draw)
    {
        var size = 1 + draw.Below(5);
        var definition = A.Definition();
        for (var index = 0; index < size; index++)
        {
            definition.Step(Name(index), step => Wire(step, draw, size));
        }

        return definition.Build();
    }

    private static void Describe(StepBuilder step, Draw draw, string[] lanes, int here, int size)
    {
        var decides = draw.OneIn(3);
        var acts = 1 + draw.Below(3);
        var check = decides ? draw.Below(acts) : -1;
        for (var number = 0; number < acts; number++)
        {
            DescribeAct(step, draw, lanes, number == check);
        }

        if (draw.OneIn(3))
        {
            step.Needs("Kelengkapan", draw.OneIn(2) ? draw.Of(Artifacts) : null);
        }

        if (!draw.OneIn(4))
        {
            step.Lasts(10 + draw.Below(500));
        }

        if (draw.OneIn(6))
        {
            step.Names(draw.OneIn(2) ? "sop-lain" : "sop-tertaut", draw.OneIn(3) ? LinkMode.Refers : LinkMode.Waits);
        }

        if (decides)
        {
            Decide(step, draw, here, size);
        }
        else if (here > 0 && draw.OneIn(6))
        {
            step.RefusedTo(Name(draw.Below(here)));
        }
    }

    private static void DescribeAct(StepBuilder step, Draw draw, string[] lanes, bool check)
    {
        step.Act(check ? ActKind.Check : draw.Of(Kinds), [.. draw.Some(lanes, 3)]);
        switch (draw.Below(check ? 3 : 6))
        {
            case 1 or 2:
                step.Joint();
                break;
            case 3 or 4:
                step.EachUnit().CoordinatedBy(draw.Of(lanes));
                break;
            case 5:
                step.EachEmployee();
                break;
        }

        if (draw.OneIn(3))
        {
            step.Makes(draw.Of(Artifacts));
        }

        if (draw.OneIn(4))
        {
            step.To(draw.Of(lanes));
        }
    }

    private static void Decide(StepBuilder step, Draw draw, int here, int size)
    {
        var following = here + 1 < size ? Name(here + 1) : null;
        var elsewhere = Enumerable.Range(0, 1 + draw.Below(3)).Select(_ => Name(draw.Below(size))).Distinct().ToArray();
        switch (draw.Below(4))
        {
            case 0 or 1:
                step.Decides(following, elsewhere, draw.OneIn(2));
                break;
            case 2:
                step.Decides(following, []);
                break;
            default:
                step.Decides(elsewhere[0], following is null ? [] : [following]);
                break;
        }
    }

    private static void Wire(StepBuilder step, Draw draw, int size)
    {
        string Anywhere() => Name(draw.Below(size));
        switch (draw.Below(5))
        {
            case 0:
                step.Act(ActKind.Report, "staf").Ends();
                break;
            case 1 or 2:
                step.Act(ActKind.Collect, "staf").Leads(Anywhere());
                break;
            case 3:
                step.Act(ActKind.Check, "staf").Act(ActKind.Initial, "staf").Decides(draw.OneIn(4) ? null : Anywhere(), [Anywhere()]);
                break;
            default:
                step.Act(ActKind.Check, "staf").Decides(Anywhere(), draw.OneIn(4) ? [] : [Anywhere(), Anywhere()]);
                break;
        }
    }

    private static string Name(int index) => $"langkah-{index + 1}";
}
