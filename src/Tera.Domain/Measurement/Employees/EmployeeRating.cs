namespace Tera.Measurement.Employees;

/// <summary>How work results or conduct stand to what was expected.</summary>
/// <remarks>Source: PermenPANRB 6/2022.</remarks>
public enum Expectation
{
    /// <summary>Di bawah ekspektasi.</summary>
    Below,

    /// <summary>Sesuai ekspektasi.</summary>
    Meets,

    /// <summary>Di atas ekspektasi.</summary>
    Above,
}

/// <summary>The rating of an employee (predikat kinerja pegawai), lowest first.</summary>
/// <remarks>Source: PermenPANRB 6/2022.</remarks>
public enum EmployeePredicate
{
    /// <summary>Sangat Kurang.</summary>
    VeryPoor,

    /// <summary>Kurang/Misconduct.</summary>
    Poor,

    /// <summary>Butuh Perbaikan.</summary>
    NeedsImprovement,

    /// <summary>Baik.</summary>
    Good,

    /// <summary>Sangat Baik.</summary>
    VeryGood,
}

/// <summary>The matrix that turns two ratings into the predicate.</summary>
/// <remarks>Source: PermenPANRB 6/2022.</remarks>
public static class EmployeeRating
{
    /// <summary>The predicate of work results and conduct.</summary>
    public static EmployeePredicate Of(Expectation work, Expectation conduct) => (work, conduct) switch
    {
        (Expectation.Below, Expectation.Below) => EmployeePredicate.VeryPoor,
        (Expectation.Below, _) => EmployeePredicate.NeedsImprovement,
        (_, Expectation.Below) => EmployeePredicate.Poor,
        (Expectation.Above, Expectation.Above) => EmployeePredicate.VeryGood,
        _ => EmployeePredicate.Good,
    };

    /// <summary>As printed.</summary>
    public static string Words(EmployeePredicate predicate) => predicate switch
    {
        EmployeePredicate.VeryGood => "Sangat Baik",
        EmployeePredicate.Good => "Baik",
        EmployeePredicate.NeedsImprovement => "Butuh Perbaikan",
        EmployeePredicate.Poor => "Kurang/Misconduct",
        _ => "Sangat Kurang",
    };

    /// <summary>As printed.</summary>
    public static string Words(Expectation expectation) => expectation switch
    {
        Expectation.Above => "Di atas ekspektasi",
        Expectation.Meets => "Sesuai ekspektasi",
        _ => "Di bawah ekspektasi",
    };
}
