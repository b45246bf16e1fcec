namespace Tera.Procedures.Definitions;

/// <summary>One column of <em>Pelaksana</em>.</summary>
/// <param name="Key">Stable name.</param>
/// <param name="Printed">The heading as printed: <c>Sekertaris</c>.</param>
/// <param name="Role">The heading as it should read: <c>Sekretaris</c>; shown on screens with the printed one beside it.</param>
/// <param name="Nature">What kind of holder the lane has.</param>
public sealed record Lane(LaneKey Key, string Printed, string Role, LaneNature Nature)
{
    /// <summary>Where the role and its nature come from.</summary>
    public Provenance Reading { get; init; } = Provenance.Printed;
}

/// <summary>Another name under which the text of the SOP speaks of a lane: <c>kepala bidang</c> for Kepala Seksi.</summary>
/// <param name="Printed">The name in the text.</param>
/// <param name="Lane">The lane that is meant.</param>
/// <param name="Provenance">Why that lane.</param>
public sealed record RoleAlias(string Printed, LaneKey Lane, Provenance Provenance);
