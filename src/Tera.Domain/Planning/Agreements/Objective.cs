using Tera.Organisation;
using Tera.Planning.Indicators;

namespace Tera.Planning.Agreements;

/// <summary>What an agency wants to reach (sasaran strategis); its indicators tell how far it got.</summary>
public sealed class Objective
{
    /// <summary>Its id.</summary>
    public required ObjectiveId Id { get; init; }

    /// <summary>Whose.</summary>
    public required AgencyId AgencyId { get; init; }

    /// <summary>Place among the agency's objectives, from 1; printed.</summary>
    public required int Ordinal { get; init; }

    /// <summary>As printed in the agreement.</summary>
    public required string Name { get; init; }

    /// <summary>Grows with every change.</summary>
    public int Version { get; private set; }
}

/// <summary>An indicator of an objective: its identity. What it is called and how it is measured stands on its cards.</summary>
public sealed class Indicator
{
    /// <summary>Its id.</summary>
    public required IndicatorId Id { get; init; }

    /// <summary>Whose.</summary>
    public required AgencyId AgencyId { get; init; }

    /// <summary>The objective it belongs to.</summary>
    public required ObjectiveId ObjectiveId { get; init; }

    /// <summary>Short name for lists and files, unique in the agency: <c>IK-03</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Place among the agency's indicators, from 1; printed.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Grows with every change.</summary>
    public int Version { get; private set; }
}
