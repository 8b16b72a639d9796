"""Standard pages in Spanish."""

from exchange.pages.standard_texts.shape import StandardText

PAGES = (
    StandardText(
        "about",
        "Acerca de",
        "Las regiones se enseñan lo que funciona, y qué ha sido de ello.",
        """
Aquí aprenden unas de otras las regiones europeas que ayudan a sus empresas a salir al exterior y atraen inversión. Cada socio de la red describe sus **buenas prácticas**, invita a los demás a **visitas de estudio**, las comenta en casa con un **grupo de partes interesadas** y lleva *elementos* de lo que ha visto a un **plan de acción local**.

## La cadena

1. Un socio escribe una práctica y la somete a revisión.
2. Los demás la ven en una visita o en un taller de transferencia.
3. Un socio toma un elemento suyo para una acción de su plan.
4. Todo el mundo ve adónde viajó una práctica, y qué no se sabe todavía.

## Qué puede hacer

- **Leer y buscar** todo lo publicado, en cualquiera de las cinco lenguas, sin cuenta.
- **Participar** en un grupo, si un coordinador le invita o acepta su solicitud.
- **Escribir para un socio**, si forma parte de sus editores.

Lo que no se sabe se muestra como desconocido. Nada se rellena para parecer completo.
""",
    ),
    StandardText(
        "review",
        "Cómo se revisan las prácticas",
        "Quién decide qué, y dónde se ve.",
        """
Una práctica se hace pública por pasos. Cada paso dice quién lo dio, cuándo y por qué; su editor los ve en una sola cronología.

1. **Borrador.** Escribe un editor del socio. Solo lo ve ese socio.
2. **Enviada.** El editor la entrega. Antes, el formulario enumera lo que falta. Durante la revisión la página está bloqueada; el editor puede retirarla.
3. **Decisión.** Una persona administradora de la red la publica, pide cambios o la rechaza, siempre con un motivo. Nadie decide sobre un texto propio.
4. **Contada.** El socio principal cuenta la práctica publicada en los informes de la red.
5. **Avalada.** Un experto temático la reconoce como útil para aprender.

*Contada* y *avalada* son decisiones distintas de personas distintas, cada una con su fecha. Si el texto cambia después, la página lo dice.

También puede publicarse una práctica sin cifras. No debe contener cifras que nadie pueda demostrar.
""",
    ),
    StandardText(
        "help",
        "Guía para participantes",
        "De la invitación al primer mensaje.",
        """
## Entrar en un grupo

Recibe una invitación por correo de un coordinador, o pide entrar en la página del grupo. La invitación vale solo para su dirección, una vez y durante 14 días. Si ha caducado, pida otra al coordinador.

## Iniciar sesión

Use una llave de acceso, un código enviado por correo o una contraseña. Con las dos primeras no necesita contraseña.

## Leer y escribir

- La página del grupo enumera sus hilos, primero los no leídos. Un hilo se abre donde dejó de leer.
- Escriba en texto sencillo o en Markdown; **Vista previa** enseña el resultado.
- Cite un mensaje para responder a un punto. Cada mensaje tiene un enlace permanente bajo la hora.
- Puede editar su mensaje; las versiones anteriores siguen visibles. Un mensaje retirado deja una línea que lo dice.
- Lo que escribe se guarda como borrador si la sesión termina mientras escribe.

Los mensajes nuevos aparecen solos donde el navegador lo permite. Todo funciona también sin scripts.

## Quién ve qué

Solo los miembros de un grupo leen sus hilos. La página pública del grupo dice qué tipos de organización participan, no quiénes, salvo que el miembro lo acepte.
""",
    ),
    StandardText(
        "contact",
        "Contacto",
        "A quién preguntar qué.",
        """
- **Sobre una práctica:** escriba a su responsable con el formulario de la página de la práctica. El mensaje se reenvía; la dirección del responsable no se muestra. Usted recibe una copia.
- **Sobre un grupo:** pregunte a quien lo coordina. En la página pública del grupo puede pedir entrar.
- **Sobre lo que publica un socio:** escriba a sus editores a través de una de sus prácticas.
- **Sobre la plataforma,** un error, una barrera o sus datos: escriba a la administración de la red, a la dirección que indica la entidad que gestiona esta instalación.
""",
    ),
    StandardText(
        "accessibility",
        "Declaración de accesibilidad",
        "A qué aspiramos y qué sabemos que falta.",
        """
Esta plataforma aspira al nivel AA de las pautas WCAG 2.2.

## Con qué puede contar

- Todas las páginas y formularios funcionan con el teclado y sin scripts.
- Junto a cada gráfico o mapa hay una tabla o lista que dice lo mismo.
- Nada se dice solo con el color; se respetan los ajustes claro, oscuro y de alto contraste del sistema.
- Un texto en otra lengua que la de los menús está marcado como tal.
- Las páginas se amplían y se leen en pantallas estrechas sin desplazarse de lado.

## Qué sabemos

Las páginas se comprueban de forma automática con axe. Todavía no se han probado con personas que usan lectores de pantalla, ni al 400 % en todos los navegadores. Las páginas de edición vienen de Wagtail, cuyos autores publican su propia declaración. Los documentos que suben los socios pueden no ser accesibles.

## Escríbanos

Si algo le impide usar la plataforma, escriba a la administración de la red (véase [Contacto](../contact/)). Diga qué página y qué herramientas usa. También puede acudir al organismo supervisor de su país.
""",
    ),
    StandardText(
        "privacy",
        "Privacidad",
        "Qué se guarda, por qué y cuánto tiempo.",
        """
La entidad que gestiona esta instalación es responsable de sus datos.

## Leer sin cuenta

Las páginas no cargan nada de otros sitios ni miden a nadie. Cookies: una de sesión, una contra formularios falsificados y una con la lengua elegida.

## Con una cuenta

Guardamos su correo electrónico, el nombre que indica, su lengua, su organización, cómo inicia sesión (nunca una contraseña legible), sus sesiones abiertas, sus grupos y funciones, lo que escribe y hasta dónde ha leído cada hilo. Los miembros de sus grupos ven su nombre, su organización y sus mensajes. Su dirección no se les muestra.

Las invitaciones guardan la dirección a la que se enviaron y una huella del código, no el código.

Las decisiones sobre prácticas se conservan con el nombre de quien las tomó, mientras exista su cuenta.

## Escribir al responsable de una práctica

Su mensaje, nombre y dirección se reenvían al responsable y se guardan como constancia para él.

## Sus derechos

En [Mis datos](../account/data/) puede llevarse todo lo que se guarda sobre usted y hacer borrar su cuenta. Lo que escribió en los grupos queda entonces sin su nombre, para que las respuestas de los demás conserven su sentido; todo lo demás sobre usted se borra. Queda lo que otros escribieron sobre usted con sus propias palabras. Los correos enviados y las copias de seguridad no se pueden cambiar; las copias se sustituyen con el tiempo.

Las invitaciones se borran a los 90 días, los registros de acceso 90 días después de su último uso, los avisos a los 180 días y el registro de correos a los siete días.

Puede pedir ver, corregir y borrar sus datos, y reclamar ante la autoridad de protección de datos de su país. Diríjase a la administración de la red (véase [Contacto](../contact/)).
""",
    ),
    StandardText(
        "rules",
        "Normas de la casa",
        "Pocas normas, para que se hable con libertad.",
        """
1. **Sea útil y amable.** Critique lo que se hizo, no a quien lo hizo.
2. **Lo que se dice en el grupo se queda en el grupo.** Pregunte antes de citarlo fuera.
3. **Diga de dónde viene.** Dé una fuente para las cifras y avise cuando estime.
4. **Sin publicidad.** Cuente la experiencia de su empresa; no venda.
5. **Sin datos de otras personas** sin su consentimiento, y sin documentos confidenciales.
6. **Escriba en la lengua en que se sienta cómodo.** Otros pueden responder en la suya.
7. **Cuente lo que no funcionó.** Vale tanto como lo demás.

Quien coordina puede quitar un mensaje que incumpla una norma. Nombra la norma y el motivo, y en su lugar queda una línea.
""",
    ),
    StandardText(
        "open-data",
        "Datos abiertos",
        "Llévese el catálogo publicado.",
        """
- **Resultados como datos:** `/api/v1/catalogue` responde a las mismas preguntas que la página del catálogo, en JSON y sin clave. Su documentación está en `/api/v1/docs`.
- **Transferencias en una tabla:** la página *Prácticas que viajaron* ofrece un archivo CSV.
- **Descripciones legibles por máquinas:** las páginas públicas llevan datos de schema.org; `sitemap.xml` enumera cada página en las lenguas en que se escribió.

La licencia de un texto figura en su página, con una cita para copiar. Los borradores, las conversaciones de los grupos y los datos personales nunca forman parte de ello.
""",
    ),
)
