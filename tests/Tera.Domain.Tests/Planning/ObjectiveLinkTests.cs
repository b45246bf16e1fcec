using NodaTime;
using Tera.Organisation;
using Tera.Planning.Agreements;
using Tera.Planning.Strategy;

namespace Tera.Planning;

public sealed class ObjectiveLinkTests
{
    private static readonly LocalDate Began = new(2026, 1, 1), Summer = new(2026, 7, 1), NewYear = new(2027, 1, 1);
    private readonly List<ObjectiveLink> _links = [];

    [Fact]
    public void An_objective_serves_several_and_never_itself_however_far()
    {
        var (top, beside, middle, low) = (Objective(), Objective(), Objective(), Objective());
        Tie(middle, top);
        Tie(low, middle);
        Tie(low, beside);

        Assert.Equal(new HashSet<ObjectiveId> { top.Id, beside.Id, middle.Id, low.Id }, ObjectiveLink.Above(low.Id, _links));
        Assert.Equal(LinkRejections.ServesItself, Tied(top, low));
        Assert.Equal(LinkRejections.ServesItself, Tied(top, top));
        Assert.Equal("planning.objective.linked", Tied(low, beside)?.Code);
        Assert.Null(Tied(low, top));
    }

    [Fact]
    public void A_link_that_has_ended_bars_nothing_after_its_day()
    {
        var (one, other) = (Objective(), Objective());
        var link = Tie(one, other);

        Assert.Equal(StrategyRejections.EndsBeforeItBegan(Began), link.End(Began.PlusDays(-1)).Rejection);
        link.End(Summer).OrThrow();

        Assert.Equal(StrategyRejections.AlreadyEnded(Summer), link.End(NewYear).Rejection);
        Assert.Equal((true, false), (link.Holds(Summer.PlusDays(-1)), link.Holds(Summer)));
        Assert.Equal(LinkRejections.ServesItself, Tied(other, one, Summer.PlusDays(-1)));
        Assert.Null(Tied(other, one, Summer));
        Assert.Null(Tied(one, other, Summer));
    }

    [Fact]
    public void Both_are_pursued_when_a_link_begins_and_neither_has_ended()
    {
        var (lower, late, over) = (Objective(), Objective(from: Summer), Objective());
        over.End(NewYear, [], []).OrThrow();

        Assert.Equal(LinkRejections.TooEarly(Summer), Tied(lower, late));
        Assert.Null(Tied(lower, late, Summer));
        Assert.Equal(StrategyRejections.AlreadyEnded(NewYear), Tied(lower, over));
        Assert.Equal(StrategyRejections.AlreadyEnded(NewYear), Tied(over, lower));
    }

    [Fact]
    public void A_higher_kind_serves_no_lower_one_by_a_new_link_or_by_a_change_of_kind()
    {
        var (factor, condition, unknown) = (Objective(NodeKind.CriticalFactor), Objective(NodeKind.Intermediate), Objective());

        Assert.Equal(LinkRejections.UpsideDown(NodeKind.CriticalFactor, NodeKind.Intermediate), Tied(factor, condition));
        Assert.Null(Tied(condition, factor));
        Assert.Null(Tied(condition, Objective(NodeKind.Intermediate)));
        Assert.Null(Tied(unknown, condition));
        Assert.Equal(LinkRejections.UpsideDown(NodeKind.FinalOutcome, NodeKind.CriticalFactor), Changed(NodeKind.FinalOutcome, new(null, [NodeKind.CriticalFactor], [])));
        Assert.Equal(LinkRejections.UpsideDown(NodeKind.Intermediate, NodeKind.Operational), Changed(NodeKind.Operational, new(null, [], [NodeKind.Operational, NodeKind.Intermediate])));
        Assert.Null(Changed(NodeKind.Intermediate, new(null, [NodeKind.CriticalFactor], [NodeKind.Operational])));
    }

    private static Objective Objective(NodeKind? kind = null, LocalDate? from = null) =>
        Agreements.Objective.Set(ObjectiveId.New(), AgencyId.New(), Terms(from ?? Began, kind), []).OrThrow();

    private static ObjectiveTerms Terms(LocalDate from, NodeKind? kind) => new(StrategicPlanId.New(), 1, Text.Line("Meningkatnya mutu layanan"), from) { Kind = kind };

    private static Shared.Rejection? Changed(NodeKind kind, ObjectiveUse use) => Objective().Change(Terms(Began, kind), [], use).Rejection;

    private ObjectiveLink Tie(Objective lower, Objective upper)
    {
        _links.Add(ObjectiveLink.Tie(ObjectiveLinkId.New(), lower, upper, Began, _links).OrThrow());
        return _links[^1];
    }

    private Shared.Rejection? Tied(Objective lower, Objective upper, LocalDate? from = null) => ObjectiveLink.Tie(ObjectiveLinkId.New(), lower, upper, from ?? Began, _links).Rejection;
}
