using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Tera.Platform.Components;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;

namespace Tera.Procedures.Forecasting;

/// <summary>What is asked of the simulation: as it was typed, as it was read, and what is wrong with it.</summary>
internal sealed class SimulationForm
{
    private const int MostUnits = 500, MostLeaves = 3, LongestLeave = 366;

    /// <summary>Working days one row may be said to take: a year.</summary>
    private const int LongestTime = 260;

    private const string Real = "nyata", Standards = "baku";

    private readonly IQueryCollection _query;
    private readonly ProcedureDefinition _definition;
    private readonly List<Fault> _faults = [];

    private SimulationForm(IQueryCollection query, ProcedureDefinition definition, LocalDate today)
    {
        (_query, _definition) = (query, definition);
        Start = ReadStart(today);
        Units = Whole("unit", 1, MostUnits, 5, "Jumlah unit 1 sampai 500.");
        Returns = Whole("kembali", 0, 90, 20, "Bagian yang dikembalikan 0 sampai 90 persen.");
        OnlyStandards = ReadBasis();
        Times = [.. definition.PrintedSteps.Select((step, at) => new TypedTime(at + 1, step, Text($"waktu{at + 1}").Trim()))];
        Own = Times.Select(time => (time.Step.Key, Time: Read(time))).Where(time => time.Time is not null).ToImmutableDictionary(time => time.Key, time => time.Time!);
        Leaves = [.. Enumerable.Range(1, MostLeaves).Select(at => new TypedLeave(at, Text($"siapa{at}"), Text($"dari{at}"), Text($"sampai{at}")))];
        Away = [.. Leaves.Select(Read).OfType<Leave>()];
        if (Away.Sum(leave => leave.Days) > Leave.LongestTogether)
        {
            _faults.Add(new("dari1", "Semua cuti bersama-sama paling lama dua tahun. Pendekkan salah satunya."));
        }
    }

    public LocalDate Start { get; }

    public int Units { get; }

    /// <summary>In percent.</summary>
    public int Returns { get; }

    /// <summary>What rows take by default; the first stands for an empty choice.</summary>
    public static IReadOnlyList<Choice> Bases { get; } = [new(Real, "Waktu nyata, selebihnya waktu baku"), new(Standards, "Waktu baku saja")];

    public bool OnlyStandards { get; }

    public IReadOnlyList<TypedTime> Times { get; }

    /// <summary>What the user says that rows take, whatever is printed and known of them.</summary>
    public ImmutableDictionary<StepKey, StandardDuration> Own { get; }

    /// <summary>The SOP with the user's own times for the printed ones.</summary>
    public ProcedureDefinition Definition => _definition with
    {
        Steps = [.. _definition.Steps.Select(step => Own.TryGetValue(step.Key, out var own) ? step with { Standard = step.Standard with { Duration = own, PrintedTime = null } } : step)],
    };

    public IReadOnlyList<TypedLeave> Leaves { get; }

    public ImmutableArray<Leave> Away { get; }

    public Faults Faults => Faults.Of(_faults);

    public string StartText => Typed("mulai", LocalDatePattern.Iso.Format(Start));

    public string BasisText => Typed("dasar", Real);

    public string UnitsText => Typed("unit", Units.ToString(CultureInfo.InvariantCulture));

    public string ReturnsText => Typed("kembali", Returns.ToString(CultureInfo.InvariantCulture));

    public static SimulationForm Read(IQueryCollection query, ProcedureDefinition definition, LocalDate today) => new(query, definition, today);

    /// <summary>Of the times of earlier runs those that count: of no row for which the user has said his own.</summary>
    public ImmutableDictionary<StepKey, Pace> Counting(ImmutableDictionary<StepKey, Pace> past) => OnlyStandards ? ImmutableDictionary<StepKey, Pace>.Empty : past.RemoveRange(Own.Keys);

    private bool ReadBasis()
    {
        var basis = Typed("dasar", Real);
        if (basis is not (Real or Standards))
        {
            _faults.Add(new("dasar", "Pilih waktu nyata atau waktu baku."));
        }

        return basis is Standards;
    }

    private StandardDuration? Read(TypedTime typed)
    {
        if (typed.Text.Length == 0)
        {
            return null;
        }

        if (WrittenDuration.Read(typed.Text) is { } time && FlowFindings.InDays(time) <= LongestTime)
        {
            return time;
        }

        _faults.Add(new($"waktu{typed.At}", $"{StepWords.Name(typed.Step)}: tulis bilangan dengan menit, jam, hari, minggu, atau bulan, paling lama {LongestTime} hari kerja."));
        return null;
    }

    private LocalDate ReadStart(LocalDate today)
    {
        if (Parsed(Text("mulai")) is not { } day)
        {
            if (_query.ContainsKey("mulai"))
            {
                _faults.Add(new("mulai", "Pilih tanggal mulai."));
            }

            return today;
        }

        if (day < today.PlusYears(-5) || day > today.PlusYears(5))
        {
            _faults.Add(new("mulai", "Tanggal mulai paling jauh lima tahun dari hari ini."));
        }

        return day;
    }

    private Leave? Read(TypedLeave typed)
    {
        if (typed is { From.Length: 0, Until.Length: 0 })
        {
            return null;
        }

        var lane = _definition.Lanes.FirstOrDefault(one => one.Key.Value == typed.Who)?.Key;
        if (typed.Who.Length > 0 && lane is null)
        {
            return Wrong(typed, "siapa", "pilih pelaksana dari daftar.");
        }

        if (Parsed(typed.From) is not { } from || Parsed(typed.Until) is not { } until)
        {
            return Wrong(typed, "dari", "pilih tanggal awal dan akhirnya.");
        }

        return until < from || NodaTime.Period.DaysBetween(from, until) > LongestLeave
            ? Wrong(typed, "sampai", "tanggal akhir tidak boleh sebelum tanggal awal, dan paling lama satu tahun.")
            : new(lane, from, until);
    }

    private Leave? Wrong(TypedLeave typed, string field, string text)
    {
        _faults.Add(new($"{field}{typed.At}", $"Cuti {typed.At}: {text}"));
        return null;
    }

    private int Whole(string name, int least, int most, int usual, string fault)
    {
        var text = Text(name).Trim();
        if (text.Length == 0)
        {
            return usual;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        _faults.Add(new(name, fault));
        return usual;
    }

    private string Text(string name) => _query[name].ToString();

    private string Typed(string name, string otherwise) => Text(name) is { Length: > 0 } typed ? typed : otherwise;

    private static LocalDate? Parsed(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } && day.Year is > 1999 and < 2200 ? day : null;
}

/// <summary>A leave as it was typed.</summary>
/// <param name="At">Its place on the form, from 1.</param>
/// <param name="Who">Key of the lane; empty for everybody.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
internal sealed record TypedLeave(int At, string Who, string From, string Until);

/// <summary>What the user says that a row takes, as it was typed.</summary>
/// <param name="At">Its place on the form, from 1: a name short enough for the address of a long SOP.</param>
/// <param name="Step">The row.</param>
/// <param name="Text">Empty for nothing said.</param>
internal sealed record TypedTime(int At, Step Step, string Text);
