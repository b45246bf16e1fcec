using System.Globalization;
using Tera.Shared;

namespace Tera.Procedures.Mining;

/// <summary>A foreign log in words, as the command line shows it.</summary>
internal static class LogReport
{
    private const int MostActivities = 40;

    public static string Text(ForeignLog log)
    {
        List<string> lines =
        [
            $"{IndonesianNumber.Format(log.Cases, 0)} kasus{(log.Unfinished > 0 ? $" ({IndonesianNumber.Format(log.Unfinished, 0)} di antaranya belum berakhir, tidak ikut dihitung)" : "")}, {IndonesianNumber.Format(log.Events, 0)} kejadian, {IndonesianNumber.Format(log.Variants, 0)} urutan berbeda; median satu kasus {Hours(log.MedianHours)}.",
            "",
            "Kegiatan (selesai, median sejak kejadian sebelumnya, P80):",
            .. log.Activities.Take(MostActivities).Select(activity => $"  {activity.Events.ToString(CultureInfo.InvariantCulture),8}  {Hours(activity.Median),12}  {Hours(activity.P80),12}  {activity.Name}"),
            "",
            "Urutan tersering:",
            .. log.Ways.Select(way => $"  {way.Cases.ToString(CultureInfo.InvariantCulture),8}  {string.Join(" → ", way.Activities)}"),
        ];
        return string.Join('\n', lines);
    }

    private static string Hours(double? hours) => hours is { } known ? IndonesianNumber.Format((decimal)known, 1) + " jam" : "–";
}
