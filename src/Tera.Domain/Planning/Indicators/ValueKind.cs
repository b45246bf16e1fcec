namespace Tera.Planning.Indicators;

/// <summary>What a target and an actual of an indicator are made of.</summary>
public enum ValueKind
{
    /// <summary>A count or a quantity; a base such as "per 100.000" belongs to the unit.</summary>
    Number,

    /// <summary>A percentage; 60 means 60 %, and growth may pass 100.</summary>
    Percent,

    /// <summary>An index, usually with two or three decimals.</summary>
    Index,

    /// <summary>The n of "1 : n".</summary>
    Ratio,

    /// <summary>Rupiah.</summary>
    Money,

    /// <summary>Minutes; the screen shows hours and minutes.</summary>
    Duration,

    /// <summary>A day; earlier is better.</summary>
    Date,

    /// <summary>A label of an ordered scale: WTP, BB.</summary>
    Predicate,

    /// <summary>The summed weight of finished milestones, in percent.</summary>
    Milestone,

    /// <summary>Done or not done.</summary>
    YesNo,

    /// <summary>Words; a person judges how far the target is reached.</summary>
    Text,
}

internal static class ValueKindRules
{
    /// <summary>True when values of the kind can be added, divided and averaged.</summary>
    internal static bool IsNumeric(this ValueKind kind) =>
        kind is not (ValueKind.Date or ValueKind.Predicate or ValueKind.YesNo or ValueKind.Text);
}
