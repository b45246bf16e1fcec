using NodaTime;
using Tera.Organisation;

namespace Tera.Documents.Meetings;

/// <summary>What was decided, who does it and until when.</summary>
public abstract class Decision
{
    /// <summary>Place on its paper, from 0.</summary>
    public required int Ordinal { get; init; }

    public required string Text { get; init; }

    public PersonId? OwnerId { get; init; }

    public string? OwnerName { get; init; }

    public LocalDate? DueOn { get; init; }

    /// <summary>For what it uses the measurement; null where it does not.</summary>
    public Utilisation? Utilisation { get; init; }

    /// <summary>The figures it then rests on.</summary>
    public string? Basis { get; init; }
}

/// <summary>A decision as it is followed: as the meeting noted it, and then as its minutes say.</summary>
public sealed class MeetingDecision : Decision
{
    public required MeetingId MeetingId { get; init; }

    internal static MeetingDecision Of(MeetingId meeting, int ordinal, TypedDecision typed) => new()
    {
        MeetingId = meeting,
        Ordinal = ordinal,
        Text = typed.Text,
        OwnerId = typed.Owner?.Person,
        OwnerName = typed.Owner?.Name,
        DueOn = typed.DueOn,
        Utilisation = typed.Utilisation,
        Basis = typed.Basis,
    };
}

/// <summary>A decision as minutes print it.</summary>
public sealed class MinutesDecision : Decision
{
    public required MinutesId MinutesId { get; init; }

    /// <summary>Place among the decisions of the meeting at which it is followed; null in a draft for one the minutes add.</summary>
    public int? NotedAs { get; init; }

    internal static MinutesDecision Of(MinutesId minutes, int ordinal, TypedDecision typed) => new()
    {
        MinutesId = minutes,
        Ordinal = ordinal,
        NotedAs = typed.NotedAs,
        Text = typed.Text,
        OwnerId = typed.Owner?.Person,
        OwnerName = typed.Owner?.Name,
        DueOn = typed.DueOn,
        Utilisation = typed.Utilisation,
        Basis = typed.Basis,
    };
}
