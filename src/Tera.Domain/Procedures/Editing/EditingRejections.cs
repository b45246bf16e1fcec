using Tera.Shared;

namespace Tera.Procedures.Editing;

/// <summary>Why a change was not written on a draft.</summary>
public static class EditingRejections
{
    /// <summary>The row is gone.</summary>
    public static Rejection NoSuchStep { get; } = new("procedures.editing.no-such-step");

    /// <summary>The column is gone.</summary>
    public static Rejection NoSuchLane { get; } = new("procedures.editing.no-such-lane");

    /// <summary>An SOP has at least one row.</summary>
    public static Rejection LastStep { get; } = new("procedures.editing.last-step");

    /// <summary>An SOP has at least one column.</summary>
    public static Rejection LastLane { get; } = new("procedures.editing.last-lane");

    /// <summary>The name of the SOP is empty.</summary>
    public static Rejection TitleMissing { get; } = new("procedures.editing.title-missing");

    /// <summary>The column has no heading.</summary>
    public static Rejection LaneNameMissing { get; } = new("procedures.editing.lane-name-missing");

    /// <summary>The row says nothing.</summary>
    public static Rejection TextMissing { get; } = new("procedures.editing.text-missing");

    /// <summary>Nothing is done in the row.</summary>
    public static Rejection ActsMissing { get; } = new("procedures.editing.acts-missing");

    /// <summary>A way leads nowhere.</summary>
    public static Rejection TargetMissing { get; } = new("procedures.editing.target-missing");

    /// <summary>The row is followed by its pengesahan and can only go on to it.</summary>
    public static Rejection AttestationBehind { get; } = new("procedures.editing.attestation-behind");

    /// <summary>Rows that need the column: how it is called, and which.</summary>
    public static Rejection LaneInUse(string role, string rows) => new("procedures.editing.lane-in-use", role, rows);

    /// <summary>Another column has that heading.</summary>
    public static Rejection LaneTaken(string printed) => new("procedures.editing.lane-taken", printed);

    /// <summary>More rows than an SOP may have.</summary>
    public static Rejection TooManySteps(int most) => new("procedures.editing.too-many-steps", most);

    /// <summary>More columns than an SOP may have.</summary>
    public static Rejection TooManyLanes(int most) => new("procedures.editing.too-many-lanes", most);

    /// <summary>More acts than a row may have.</summary>
    public static Rejection TooManyActs(int most) => new("procedures.editing.too-many-acts", most);

    /// <summary>A text longer than it may be, in letters.</summary>
    public static Rejection TextTooLong(int longest) => new("procedures.editing.text-too-long", longest);

    /// <summary>A role of a column longer than it may be, in letters.</summary>
    public static Rejection RoleTooLong(int longest) => new("procedures.editing.role-too-long", longest);

    /// <summary>A printed number longer than it may be, in letters.</summary>
    public static Rejection NumberTooLong(int longest) => new("procedures.editing.number-too-long", longest);

    /// <summary>The act of that number has nobody.</summary>
    public static Rejection ActWithoutLane(int act) => new("procedures.editing.act-without-lane", act);

    /// <summary>The act of that number is done by each unit or employee, and nobody may close it.</summary>
    public static Rejection CoordinatorMissing(int act) => new("procedures.editing.coordinator-missing", act);

    /// <summary>The act of that number uploads, and does not say whereto.</summary>
    public static Rejection ApplicationMissing(int act) => new("procedures.editing.application-missing", act);

    /// <summary>No act of the row makes what the output is said to be.</summary>
    public static Rejection OutputNotMade(string printed) => new("procedures.editing.output-not-made", printed);

    /// <summary>Behind a decision, or a row that does not go on to the one below, no pengesahan stands.</summary>
    public static Rejection AttestationAside(string row) => new("procedures.editing.attestation-aside", row);

    /// <summary>A pengesahan needs somebody who signs.</summary>
    public static Rejection SignerMissing { get; } = new("procedures.editing.signer-missing");
}
