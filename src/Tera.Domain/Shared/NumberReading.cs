namespace Tera.Shared;

/// <summary>What a field tells about the numbers it expects, for the notations that can be read in two ways: <c>2.387</c> and <c>950,125</c>.</summary>
public enum NumberReading
{
    /// <summary>Whole or broken numbers alike (an indicator's value): <c>2.387</c> is asked back.</summary>
    Unstated,

    /// <summary>Money or whole counts: the dot of <c>2.387</c> can only separate thousands, and the comma of <c>950,125</c> is more likely a thousand of another
    /// country than a tenth of a sen: it is asked back.</summary>
    Thousands,

    /// <summary>What we printed ourselves, or a number that a program holds as one: dots part thousands, a comma starts the decimals, nothing is asked back.</summary>
    Printed,
}
