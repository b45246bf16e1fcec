using System.Collections.Frozen;
using System.Globalization;
using NodaTime;
using Tera.Shared;

namespace Tera.Platform.Texts;

/// <summary>What a user reads when a rule says no: what, where, and how to mend it.</summary>
public sealed class Sentences(IEnumerable<RejectionTexts> modules)
{
    private readonly List<RejectionTexts> _modules = [.. modules];

    private readonly FrozenDictionary<string, string> _all =
        modules.SelectMany(module => module.Sentences).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Codes that have a sentence.</summary>
    public IEnumerable<string> Codes => _all.Keys;

    /// <summary>The sentence of a rejection, its arguments in Indonesian notation.</summary>
    /// <param name="rejection">What was refused.</param>
    /// <param name="zone">Whose clock moments are told on; western time when none is given.</param>
    /// <exception cref="KeyNotFoundException">The code has no sentence; a test keeps this from happening.</exception>
    public string For(Rejection rejection, IndonesianTimeZone? zone = null) => string.Format(
        CultureInfo.InvariantCulture, _all[rejection.Code], [.. rejection.Args.Select(argument => Words(argument, zone ?? IndonesianTimeZone.Western))]);

    private string Words(object argument, IndonesianTimeZone zone) => argument switch
    {
        Enum state when _modules.Select(module => module.Words(state)).FirstOrDefault(words => words is not null) is { } words => words,
        decimal number => IndonesianNumber.Format(number),
        LocalDate date => IndonesianDate.Long(date),
        Instant moment => zone.Moment(moment),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => argument.ToString() ?? "",
    };
}
