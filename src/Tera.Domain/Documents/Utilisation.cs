namespace Tera.Documents;

/// <summary>Pemanfaatan: for what a decision uses the measurement.</summary>
/// <remarks>Source: PermenPANRB 88/2021, evaluation sheet, criteria 2.c.1 to 2.c.8.</remarks>
public enum Utilisation
{
    /// <summary>Penyesuaian tunjangan kinerja atau penghasilan.</summary>
    Allowance,

    /// <summary>Penempatan atau penghapusan jabatan, structural and functional.</summary>
    Placement,

    /// <summary>Penyesuaian (refocusing) organisasi.</summary>
    Organisation,

    /// <summary>Penyesuaian strategi.</summary>
    Strategy,

    /// <summary>Penyesuaian kebijakan.</summary>
    Policy,

    /// <summary>Penyesuaian aktivitas.</summary>
    Activity,

    /// <summary>Penyesuaian anggaran.</summary>
    Budget,

    /// <summary>Efisiensi penggunaan anggaran.</summary>
    BudgetEfficiency,
}
