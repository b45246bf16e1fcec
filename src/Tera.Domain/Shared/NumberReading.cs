namespace Tera.Shared;

/// <summary>What a field tells about the numbers it expects, for the one notation that can be read in two ways: <c>2.387</c>.</summary>
public enum NumberReading
{
    /// <summary>Whole or broken numbers alike (an indicator's value): <c>2.387</c> is asked back.</summary>
    Unstated,

    /// <summary>Money or whole counts: the dot of <c>2.387</c> can only separate thousands.</summary>
    Thousands,
}
