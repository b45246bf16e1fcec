using NodaTime;
using Tera.Organisation;
using Tera.Planning.Agreements;
using Tera.Shared;

namespace Tera.Planning.Strategy;

/// <summary>
/// That an objective serves another one, of whatever agency, from a day on. An objective may serve several, and all that serve one are needed together.
/// A link is never taken away: it ends.
/// </summary>
/// <remarks>Source: PermenPANRB 89/2021.</remarks>
public sealed class ObjectiveLink
{
    private ObjectiveLink() { }

    /// <summary>Its id.</summary>
    public ObjectiveLinkId Id { get; private init; }

    /// <summary>The agency of the serving objective: who keeps its plan keeps the link.</summary>
    public AgencyId AgencyId { get; private init; }

    /// <summary>What serves.</summary>
    public ObjectiveId ObjectiveId { get; private init; }

    /// <summary>What is served.</summary>
    public ObjectiveId ServedId { get; private init; }

    /// <summary>First day, inclusive.</summary>
    public LocalDate ValidFrom { get; private init; }

    /// <summary>First day on which it no longer holds; null while it does.</summary>
    public LocalDate? EndedOn { get; private set; }

    /// <summary>Whether it holds on a day.</summary>
    public bool Holds(LocalDate day) => ValidFrom <= day && (EndedOn is not { } ended || day < ended);

    /// <summary>A link; refuses a circle, a second link of the same two, one that has ended, a day before both are pursued, and one that stands on its head.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="lower">What serves.</param>
    /// <param name="upper">What is served.</param>
    /// <param name="from">First day.</param>
    /// <param name="all">Every link of the region.</param>
    public static Result<ObjectiveLink> Tie(ObjectiveLinkId id, Objective lower, Objective upper, LocalDate from, IReadOnlyCollection<ObjectiveLink> all)
    {
        // Those that hold on that day or later: two that never hold together make no circle, and are refused only where they might.
        var later = all.Where(link => link.EndedOn is not { } ended || ended > from).ToList();
        var first = LocalDate.Max(lower.ValidFrom, upper.ValidFrom);
        var refused = true switch
        {
            _ when Above(upper.Id, later).Contains(lower.Id) => LinkRejections.ServesItself,
            _ when (upper.EndedOn ?? lower.EndedOn) is { } ended => StrategyRejections.AlreadyEnded(ended),
            _ when later.Exists(link => link.ObjectiveId == lower.Id && link.ServedId == upper.Id) => LinkRejections.Linked(upper.Name),
            _ when from < first => LinkRejections.TooEarly(first),
            _ => Misfit(lower.Kind, upper.Kind),
        };
        return refused is not null
            ? refused
            : new ObjectiveLink { Id = id, AgencyId = lower.AgencyId, ObjectiveId = lower.Id, ServedId = upper.Id, ValidFrom = from };
    }

    /// <summary>Holds no longer from a day on; its past stays.</summary>
    public Result<ObjectiveLink> End(LocalDate on)
    {
        if (EndedOn is { } before)
        {
            return StrategyRejections.AlreadyEnded(before);
        }

        if (on < ValidFrom)
        {
            return StrategyRejections.EndsBeforeItBegan(ValidFrom);
        }

        EndedOn = on;
        return this;
    }

    /// <summary>An objective and all it serves, near and far.</summary>
    public static IReadOnlySet<ObjectiveId> Above(ObjectiveId objective, IEnumerable<ObjectiveLink> links)
    {
        var served = links.ToLookup(link => link.ObjectiveId, link => link.ServedId);
        HashSet<ObjectiveId> reached = [];
        Stack<ObjectiveId> open = new([objective]);
        while (open.TryPop(out var next))
        {
            if (reached.Add(next))
            {
                foreach (var above in served[next])
                {
                    open.Push(above);
                }
            }
        }

        return reached;
    }

    /// <summary>Why one of a kind cannot serve one of another; null where it can, and where a kind is not known.</summary>
    internal static Rejection? Misfit(NodeKind? lower, NodeKind? upper) => lower < upper ? LinkRejections.UpsideDown(lower.Value, upper.Value) : null;
}

/// <summary>Why an objective does not serve another one.</summary>
public static class LinkRejections
{
    /// <summary>The objective would serve itself.</summary>
    public static Rejection ServesItself { get; } = new("planning.objective.serves-itself");

    /// <summary>It serves that one already: its name.</summary>
    public static Rejection Linked(string name) => new("planning.objective.linked", name);

    /// <summary>One of the two is not pursued yet: first day of both.</summary>
    public static Rejection TooEarly(LocalDate first) => new("planning.objective.link-too-early", first);

    /// <summary>The one that serves would stand above the one it serves: its kind, the other's.</summary>
    public static Rejection UpsideDown(NodeKind lower, NodeKind upper) => new("planning.objective.upside-down", lower, upper);

    /// <summary>The position is closed or another agency's.</summary>
    public static Rejection PositionElsewhere { get; } = new("planning.objective.position-elsewhere");
}
