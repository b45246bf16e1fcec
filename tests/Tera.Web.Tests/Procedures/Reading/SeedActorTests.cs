using Tera.Procedures.Definitions;
using Tera.Procedures.Library;

namespace Tera.Procedures.Reading;

/// <summary>How often the rules name the lane that a person has read in the sources, and how sure they are when they do not.</summary>
public sealed class SeedActorTests
{
    /// <summary>Share of one click: what is so sure is confirmed unread.</summary>
    private const decimal Sure = 0.9m;

    private static readonly List<ActorPair> Pairs =
    [
        .. from code in Shipped.Library.Definitions.Select(definition => definition.Code.Value)
           from pair in Shipped.Sop(code).PrintedSteps.Zip(SeedTextTests.Read(code).PrintedSteps)
           select new ActorPair(code, pair.First, pair.Second, Heads(Shipped.Sop(code), pair.First), Heads(SeedTextTests.Read(code), pair.Second)),
    ];

    [Fact]
    public void Of_sixty_seven_rows_the_rules_name_those_who_begin_in_all_but_two()
    {
        Assert.Equal(67, Pairs.Count);
        var wrong = Pairs.Where(pair => pair.IsWrong).Select(pair => pair.ToString()).ToList();
        Assert.True(wrong.Count <= 2, string.Join('\n', wrong));
    }

    [Fact]
    public void Nobody_who_is_named_wrongly_is_so_sure_that_he_is_confirmed_unread() =>
        Assert.DoesNotContain(Pairs, pair => pair.IsWrong && pair.Read.Acts[0].Actor.Confidence >= Sure);

    private static string Heads(ProcedureDefinition sop, Step step) => string.Join(", ", step.Acts[0].Lanes.Select(lane => sop.Lane(lane).Printed).Order(StringComparer.Ordinal));

    private sealed record ActorPair(string Code, Step Known, Step Read, string Right, string Said)
    {
        public bool IsWrong => Right != Said;

        public override string ToString() => $"{Code} {Known.PrintedNumber}: {Right} | {Said} {Read.Acts[0].Actor.Confidence} {Read.Acts[0].Actor.Reason} | {Known.Text}";
    }
}
