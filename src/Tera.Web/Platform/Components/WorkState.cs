namespace Tera.Platform.Components;

/// <summary>The states a piece of work can be shown in, with the word, icon and colour of each.</summary>
public sealed class WorkState
{
    public static readonly WorkState Done = new("Selesai", "circle-check", Tone.Ok);
    public static readonly WorkState Accepted = new("Diterima", "circle-check", Tone.Ok);
    public static readonly WorkState InTime = new("Dalam waktu", "clock", Tone.Plain);
    public static readonly WorkState Running = new("Berjalan", "clock", Tone.Plain);
    public static readonly WorkState Soon = new("Segera", "alarm", Tone.Turn);
    public static readonly WorkState Late = new("Terlambat", "clock-exclamation", Tone.Late);
    public static readonly WorkState Waiting = new("Menunggu", "hourglass", Tone.Plain);
    public static readonly WorkState UnderReview = new("Diperiksa", "eye", Tone.Plain);
    public static readonly WorkState Returned = new("Dikembalikan", "arrow-back-up", Tone.Turn);
    public static readonly WorkState Refused = new("Ditolak", "alert-circle", Tone.Late);
    public static readonly WorkState Conflicting = new("Berbenturan", "arrows-split-2", Tone.Turn);
    public static readonly WorkState Locked = new("Terkunci", "lock", Tone.Off);
    public static readonly WorkState Scheduled = new("Terjadwal", "calendar", Tone.Off);
    public static readonly WorkState NotStarted = new("Belum mulai", "circle-dashed", Tone.Off);

    private WorkState(string word, string icon, Tone tone) => (Word, Icon, Tone) = (word, icon, tone);

    public static IReadOnlyList<WorkState> All { get; } =
    [
        Done, Accepted, InTime, Running, Soon, Late, Waiting, UnderReview, Returned, Refused, Conflicting, Locked, Scheduled, NotStarted,
    ];

    public string Word { get; }

    public string Icon { get; }

    public Tone Tone { get; }
}
