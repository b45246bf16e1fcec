namespace Tera.Planning.Indicators;

/// <summary>How the quarters of a year become one figure. Independent of the polarity.</summary>
public enum AccumulationMode
{
    /// <summary>The running sum of the quarters (kumulatif).</summary>
    Sum,

    /// <summary>The last quarter that has a value (nilai akhir, non-kumulatif).</summary>
    Latest,

    /// <summary>The mean of the quarters that have a value (rata-rata).</summary>
    Average,

    /// <summary>The running sum of something wanted small (kumulatif negatif); only where lower is better.</summary>
    NegativeCumulative,

    /// <summary>Measured once, at the end of the year; the first three quarters are not due, which is not zero.</summary>
    YearlyOnly,
}
