using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Tera.Platform.Components;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Forecasting;

/// <summary>What is asked of the simulation: as it was typed, as it was read, and what is wrong with it.</summary>
internal sealed class SimulationForm
{
    private const int MostUnits = 500, MostLeaves = 3, LongestLeave = 366;

    private readonly IQueryCollection _query;
    private readonly ProcedureDefinition _definition;
    private readonly List<Fault> _faults = [];

    private SimulationForm(IQueryCollection query, ProcedureDefinition definition, LocalDate today)
    {
        (_query, _definition) = (query, definition);
        Start = ReadStart(today);
        Units = Whole("unit", 1, MostUnits, 5, "Jumlah unit 1 sampai 500.");
        Returns = Whole("kembali", 0, 90, 20, "Bagian yang dikembalikan 0 sampai 90 persen.");
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

    public IReadOnlyList<TypedLeave> Leaves { get; }

    public ImmutableArray<Leave> Away { get; }

    public Faults Faults => Faults.Of(_faults);

    public string StartText => Typed("mulai", LocalDatePattern.Iso.Format(Start));

    public string UnitsText => Typed("unit", Units.ToString(CultureInfo.InvariantCulture));

    public string ReturnsText => Typed("kembali", Returns.ToString(CultureInfo.InvariantCulture));

    public static SimulationForm Read(IQueryCollection query, ProcedureDefinition definition, LocalDate today) => new(query, definition, today);

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
