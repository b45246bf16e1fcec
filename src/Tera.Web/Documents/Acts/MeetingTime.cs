using NodaTime;
using Tera.Shared;

namespace Tera.Documents.Acts;

/// <summary>When a meeting is, as letters print it.</summary>
internal static class MeetingTime
{
    /// <summary><c>Pukul 09.00 s.d. 11.00 WIB</c>, or <c>s.d. selesai</c>.</summary>
    public static string Words(LocalTime start, LocalTime? end, IndonesianTimeZone zone) => end is { } until
        ? $"Pukul {IndonesianDate.Clock(start)} s.d. {IndonesianDate.Clock(until)} {zone.Code}"
        : $"Pukul {IndonesianDate.Clock(start)} {zone.Code} s.d. selesai";
}
