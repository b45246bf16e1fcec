namespace Tera.Procedures.Definitions;

/// <summary>What is done in an act, as the work panels know it. SOP files and screens use the Indonesian word.</summary>
public enum ActKind
{
    /// <summary>Perintah: a superior orders; a disposition goes to a person or role.</summary>
    Instruct,

    /// <summary>Bentuk tim: a team with chair and members is formed by decree.</summary>
    FormTeam,

    /// <summary>Susun: one actor makes a form or a document.</summary>
    Prepare,

    /// <summary>Sebar: the form goes to the units that will fill it.</summary>
    Distribute,

    /// <summary>Kumpul: units, employees or the actor himself hand in data with evidence.</summary>
    Collect,

    /// <summary>Olah: figures are compiled, computed and frozen.</summary>
    Process,

    /// <summary>Undang: an invitation is issued.</summary>
    Invite,

    /// <summary>Rapat: the meeting is held, attendance and decisions recorded.</summary>
    Meet,

    /// <summary>Notulen: the minutes are written and signed by the chair.</summary>
    Minute,

    /// <summary>Periksa: a decision with exactly two exits, Ya and Tidak.</summary>
    Check,

    /// <summary>Paraf: an initial on the draft; never a signature.</summary>
    Initial,

    /// <summary>Tanda tangan: the binding signature on the frozen document.</summary>
    Sign,

    /// <summary>Teruskan: the thing changes hands, not content.</summary>
    HandOver,

    /// <summary>Surat keluar: number, cover letter, copies, dispatch with proof.</summary>
    Dispatch,

    /// <summary>Arsip: an archive record is filed.</summary>
    Archive,

    /// <summary>Unggah: entry into an application outside, with proof.</summary>
    Upload,

    /// <summary>Lapor: a report goes up the line.</summary>
    Report,
}

/// <summary>What the engine must know of a kind of act.</summary>
public static class ActKinds
{
    /// <summary>Acts that make the content others will judge: a person must not judge what he made himself.</summary>
    public static bool IsMaking(this ActKind kind) => kind is ActKind.Prepare or ActKind.Collect or ActKind.Process or ActKind.Minute;

    /// <summary>Acts that judge what another made. A paraf is not among them: the drafter initials his own draft.</summary>
    public static bool IsJudging(this ActKind kind) => kind is ActKind.Check or ActKind.Sign;
}

/// <summary>How many do an act.</summary>
public enum Participation
{
    /// <summary>One holder of the lane.</summary>
    One,

    /// <summary>The first lane does it, the others are there and may confirm.</summary>
    Joint,

    /// <summary>Each unit that takes part, at the same time; the act ends when all have handed in.</summary>
    EachUnit,

    /// <summary>Each employee, at the same time; the act ends when all have handed in.</summary>
    EachEmployee,
}

/// <summary>What a lane stands for in the organisation.</summary>
public enum LaneNature
{
    /// <summary>A position (jabatan): one holder, or his acting official.</summary>
    Position,

    /// <summary>A team: any member may act.</summary>
    Team,

    /// <summary>Every unit that takes part (Bidang, Seksi): its members act for it.</summary>
    EachUnit,

    /// <summary>Every employee that takes part.</summary>
    EachEmployee,

    /// <summary>A group of staff: any member may act.</summary>
    Staff,
}

/// <summary>How often the SOP runs.</summary>
public enum Periodicity
{
    /// <summary>The source does not say; quarterly or yearly is chosen at the start.</summary>
    Unstated,

    /// <summary>Each quarter.</summary>
    Quarterly,

    /// <summary>Once a fiscal year.</summary>
    Yearly,
}
